using System.Globalization;
using SceneScout.Node.Configuration;

namespace SceneScout.Cli.Doctor;

/// <summary>What is well and what is not. Pure.</summary>
internal static class DoctorRules
{
    private const long LeastDisk = 200_000_000;
    private const long GoodDisk = 2_000_000_000;
    private const long LeastMemory = 256_000_000;
    private const long GoodMemory = 512_000_000;
    private const int Runtime = 10;

    // Leases are minutes; a node goes by the store's clock, but its logs, certificates and sessions by its own.
    private static readonly TimeSpan SmallStep = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LargeStep = TimeSpan.FromMinutes(5);

    /// <summary>The runtime, processors and memory.</summary>
    public static IEnumerable<DoctorFinding> Machine(Version runtime, int processors, long memory)
    {
        yield return runtime.Major >= Runtime
            ? new DoctorFinding(".NET", DoctorVerdict.Ok, $"{runtime}, {processors} processors")
            : new DoctorFinding(".NET", DoctorVerdict.Trouble, $"{runtime}", $"Install .NET {Runtime} or later.");
        yield return memory switch
        {
            < LeastMemory => new DoctorFinding("memory", DoctorVerdict.Trouble, $"{Megabytes(memory)} for this process", $"Give the process {Megabytes(GoodMemory)} or more."),
            < GoodMemory => new DoctorFinding("memory", DoctorVerdict.Note, $"{Megabytes(memory)} for this process", $"An idle node takes about 200 MB; give a busy one {Megabytes(GoodMemory)} or more."),
            _ => new DoctorFinding("memory", DoctorVerdict.Ok, $"{Megabytes(memory)} for this process"),
        };
    }

    /// <summary>The settings.</summary>
    public static IEnumerable<DoctorFinding> Settings(IReadOnlyCollection<string> mistakes) => mistakes.Count == 0
        ? [new DoctorFinding("settings", DoctorVerdict.Ok, "all are accepted")]
        : mistakes.Select(mistake => new DoctorFinding("settings", DoctorVerdict.Trouble, mistake, "Correct it; scout config prints what is in force and where it comes from."));

    /// <summary>The disk below the embedded store.</summary>
    public static DoctorFinding Disk(string folder, long free) => free switch
    {
        < LeastDisk => new DoctorFinding("disk", DoctorVerdict.Trouble, $"{Megabytes(free)} free below {folder}", "Make room, or name another folder: scenescout.store.folder."),
        < GoodDisk => new DoctorFinding("disk", DoctorVerdict.Note, $"{Megabytes(free)} free below {folder}", "Fifty thousand events take about 1 GB; retention settings bound what is kept."),
        _ => new DoctorFinding("disk", DoctorVerdict.Ok, $"{Megabytes(free)} free below {folder}"),
    };

    /// <summary>This machine's clock beside the store's.</summary>
    public static DoctorFinding Clock(TimeSpan ahead) => ahead.Duration() switch
    {
        var apart when apart >= LargeStep => new DoctorFinding("clock", DoctorVerdict.Trouble, Apart(ahead), "Let NTP set this machine's clock: certificates and sources' signatures depend on it."),
        var apart when apart >= SmallStep => new DoctorFinding("clock", DoctorVerdict.Note, Apart(ahead), "Let NTP set this machine's clock. Nodes go by the store's, but logs and sessions by their own."),
        _ => new DoctorFinding("clock", DoctorVerdict.Ok, Apart(ahead)),
    };

    /// <summary>A port that a node would listen on.</summary>
    /// <param name="what">Whose port.</param>
    /// <param name="key">The setting that names it.</param>
    /// <param name="address">Host and port.</param>
    /// <param name="fault">Why nobody can listen there; null when one can.</param>
    /// <param name="isNode">Whether a node answers there.</param>
    public static DoctorFinding Port(string what, string key, string address, string? fault, bool isNode) => (fault, isNode) switch
    {
        (null, _) => new DoctorFinding(what, DoctorVerdict.Ok, $"{address} is free"),
        (_, true) => new DoctorFinding(what, DoctorVerdict.Note, $"a node serves {address} already", $"A second one on this machine needs other ports: --set {key}=0 takes a free one."),
        _ => new DoctorFinding(what, DoctorVerdict.Trouble, $"{address}: {fault}", $"End what listens there, or name another: scenescout.{key}."),
    };

    /// <summary>The keys of the sources.</summary>
    /// <param name="configured">Sources with a key in the settings.</param>
    /// <param name="isSealed">Sources with a key sealed in the store; null when nobody could look.</param>
    /// <param name="unreadable">Sealed keys that no master key opens.</param>
    /// <param name="hasMaster">Whether there is a master key.</param>
    public static IEnumerable<DoctorFinding> Keys(IReadOnlyCollection<string> configured, IReadOnlyCollection<string>? isSealed, IReadOnlyCollection<string> unreadable, bool hasMaster)
    {
        var with = configured.Union(isSealed ?? []).Order(StringComparer.Ordinal).ToList();
        yield return with.Count > 0
            ? new DoctorFinding("keys", DoctorVerdict.Ok, $"of {string.Join(", ", with)}")
            : new DoctorFinding("keys", DoctorVerdict.Note, "no source has a key, so nothing is searched", "Set one, for example TICKETMASTER_API_KEY, or seal one with scout keys add; scout demo needs none.");
        if (unreadable.Count > 0)
            yield return new DoctorFinding("sealed keys", DoctorVerdict.Trouble, $"no master key opens {string.Join(", ", unreadable)}", hasMaster
                ? "Set the master key that sealed them, also as scenescout.security.previous-master-key-file, or add them again."
                : "Set SCENESCOUT_MASTER_KEY_FILE to the file of the master key that sealed them.");
    }

    /// <summary>Who may reach the node.</summary>
    public static DoctorFinding Access(ScoutOptions options) => options.HttpToken.Length > 0
        ? new DoctorFinding("access", DoctorVerdict.Ok, "by tokens")
        : new DoctorFinding("access", DoctorVerdict.Note, "without a token, from this machine alone", "Set SCENESCOUT_HTTP_TOKEN before others are to reach it.");

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000} MB");

    private static string Apart(TimeSpan ahead) => ahead.Duration() < TimeSpan.FromSeconds(1)
        ? "as the store's, to the second"
        : string.Create(CultureInfo.InvariantCulture, $"{ahead.Duration().TotalSeconds:0.#} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the store's");
}
