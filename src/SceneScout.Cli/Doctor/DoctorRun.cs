using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Node.Security;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Sqlite;

namespace SceneScout.Cli.Doctor;

/// <summary>Looks at the machine and at what the settings name. It changes nothing: it makes no folder, migrates no store and starts no node.</summary>
internal static class DoctorRun
{
    // What PostgreSQL and SQLite say of a table that is not there.
    private const string NoTable = "42P01";
    private const string NoSuchTable = "no such table";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>All findings, in the order in which a start would meet them.</summary>
    /// <param name="load">Reads the settings.</param>
    /// <param name="cancellation">Stops the looks.</param>
    public static async Task<IReadOnlyList<DoctorFinding>> LookAsync(Func<EffectiveConfig> load, CancellationToken cancellation)
    {
        var findings = new List<DoctorFinding>(DoctorRules.Machine(Environment.Version, Environment.ProcessorCount, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes));
        ScoutOptions options;
        MasterKeys masters;
        try
        {
            options = OptionsReader.Read(load());
            masters = MasterKeys.Of(options.Security);
            findings.AddRange(DoctorRules.Settings([]));
        }
        catch (ConfigMistakeException e)
        {
            findings.AddRange(DoctorRules.Settings([.. e.Mistakes]));
            return findings;
        }

        findings.Add(DoctorRules.Access(options));
        findings.AddRange(await StoreAsync(options, masters, cancellation));
        // A node's cluster port speaks no HTTP: what holds it is a node when one answers at the HTTP port.
        var isNode = options.HttpPort != 0 && await IsNodeAsync(options.HttpHost, options.HttpPort, cancellation);
        findings.Add(Port("HTTP port", "http.port", options.HttpHost, options.HttpPort, isNode));
        findings.Add(Port("cluster port", "node.port", options.NodeBind.Length == 0 ? options.NodeHost : options.NodeBind, options.NodePort, isNode));
        return findings;
    }

    private static async Task<IEnumerable<DoctorFinding>> StoreAsync(ScoutOptions options, MasterKeys masters, CancellationToken cancellation)
    {
        var findings = new List<DoctorFinding>();
        string[] configured = [.. options.Sources.Where(source => source.Value.AllKeys.Any(key => key.Length > 0)).Select(source => source.Key.Value)];
        if (options.Store.Kind == "sqlite")
        {
            var folder = Path.GetFullPath(options.Store.Folder);
            findings.Add(DoctorRules.Disk(folder, FreeBelow(folder)));
            if (!File.Exists(Path.Combine(folder, SqliteStore.FileName)))
            {
                findings.Add(new DoctorFinding("store", DoctorVerdict.Ok, $"SQLite in {folder}, which the first start makes"));
                return findings.Concat(DoctorRules.Keys(configured, null, [], masters.Current is not null));
            }
        }

        try
        {
            await using var store = StoreOpening.Open(options.Store);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(Patience);
            var before = DateTimeOffset.UtcNow;
            var clock = await store.ReadClockAsync(limit.Token);
            var after = DateTimeOffset.UtcNow;
            findings.Add(new DoctorFinding("store", DoctorVerdict.Ok, $"{(store.Kind == "sqlite" ? "SQLite" : "PostgreSQL")} answers"));
            // The store looked at its clock somewhere in between.
            findings.Add(DoctorRules.Clock(before > clock ? before - clock : after < clock ? after - clock : TimeSpan.Zero));
            var keys = await new KeyVault(store.Keys, masters, TimeProvider.System).ListAsync(limit.Token);
            var active = keys.Where(key => key.Status == KeyStatus.Active).ToList();
            return findings.Concat(DoctorRules.Keys(configured, [.. active.Where(key => key.Readable).Select(key => key.Source)], [.. active.Where(key => !key.Readable).Select(key => $"{key.Source}/{key.Name}")], masters.Current is not null));
        }
        catch (DbException e) when (e.SqlState == NoTable || e.Message.Contains(NoSuchTable, StringComparison.Ordinal))
        {
            findings.Add(new DoctorFinding("tables", DoctorVerdict.Note, "the store does not have the tables of this version", "A node makes them when it starts; scout migrate makes them before."));
        }
        catch (StoreUnavailableException e)
        {
            findings.Add(new DoctorFinding("store", DoctorVerdict.Trouble, e.Message, options.Store.Kind == "sqlite"
                ? "Look at the folder's rights and its disk; a store of another version is brought up to date by scout migrate."
                : "Look at scenescout.store.connection (SCENESCOUT_POSTGRES), at the server, and at the way to it; an empty database is made ready by scout migrate."));
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException)
        {
            findings.Add(new DoctorFinding("store", DoctorVerdict.Trouble, e.Message, options.Store.Kind == "sqlite"
                ? "Look at the folder's rights and its disk."
                : "Look at scenescout.store.connection (SCENESCOUT_POSTGRES): the database, the user and the password."));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            findings.Add(new DoctorFinding("store", DoctorVerdict.Trouble, $"no answer within {Patience.TotalSeconds:0} s", "Look at scenescout.store.connection (SCENESCOUT_POSTGRES), at the server, and at the way to it."));
        }

        return findings.Concat(DoctorRules.Keys(configured, null, [], masters.Current is not null));
    }

    // Of the nearest folder above that is there.
    private static long FreeBelow(string folder)
    {
        var there = new DirectoryInfo(folder);
        while (!there.Exists && there.Parent is { } parent)
            there = parent;
        return new DriveInfo(there.FullName).AvailableFreeSpace;
    }

    private static DoctorFinding Port(string what, string key, string host, int port, bool isNode)
    {
        if (port == 0)
            return new DoctorFinding(what, DoctorVerdict.Ok, "any free one");
        if (host != "localhost" && !IPAddress.TryParse(host, out _))
            return new DoctorFinding(what, DoctorVerdict.Note, $"{host}:{port} was not looked at: it is a name", "A node that starts finds out whether it is free; an address is looked at here.");
        var address = host.Contains(':') ? $"[{host}]:{port}" : $"{host}:{port}";
        try
        {
            HttpPort.Check(host, port);
            return DoctorRules.Port(what, key, address, null, isNode);
        }
        catch (SocketException e)
        {
            return DoctorRules.Port(what, key, address, e.Message, isNode);
        }
    }

    private static async Task<bool> IsNodeAsync(string host, int port, CancellationToken cancellation)
    {
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
            var name = IPAddress.TryParse(host, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)) ? "127.0.0.1" : host;
            using var answer = await http.GetAsync(new UriBuilder(Uri.UriSchemeHttp, name, port, "/health/live").Uri, cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or UriFormatException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
