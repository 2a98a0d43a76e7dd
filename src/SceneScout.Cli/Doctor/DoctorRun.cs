using System.Net;
using System.Net.Sockets;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Node.Security;
using SceneScout.Storage.Contracts;

namespace SceneScout.Cli.Doctor;

/// <summary>Looks at the machine and at what the settings name. It changes nothing: it makes no folder, migrates no store and starts no node.</summary>
internal static class DoctorRun
{
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
        findings.Add(await PortAsync("HTTP port", "http.port", options.HttpHost, options.HttpPort, cancellation));
        findings.Add(await PortAsync("cluster port", "node.port", options.NodeBind.Length == 0 ? options.NodeHost : options.NodeBind, options.NodePort, cancellation));
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
            if (!Directory.Exists(folder) || !Directory.EnumerateFiles(folder).Any())
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
            var clock = await store.ReadClockAsync(limit.Token);
            findings.Add(new DoctorFinding("store", DoctorVerdict.Ok, $"{(store.Kind == "sqlite" ? "SQLite" : "PostgreSQL")} answers"));
            findings.Add(DoctorRules.Clock(DateTimeOffset.UtcNow - clock));
            var keys = await new KeyVault(store.Keys, masters, TimeProvider.System).ListAsync(limit.Token);
            var active = keys.Where(key => key.Status == KeyStatus.Active).ToList();
            return findings.Concat(DoctorRules.Keys(configured, [.. active.Where(key => key.Readable).Select(key => key.Source)], [.. active.Where(key => !key.Readable).Select(key => $"{key.Source}/{key.Name}")], masters.Current is not null));
        }
        catch (StoreVersionException e)
        {
            findings.Add(new DoctorFinding("store", DoctorVerdict.Trouble, e.Message, "See docs/upgrading.md."));
        }
        catch (StoreUnavailableException e)
        {
            findings.Add(new DoctorFinding("store", DoctorVerdict.Trouble, e.Message, options.Store.Kind == "sqlite"
                ? "Look at the folder's rights and its disk; a store of another version is brought up to date by scout migrate."
                : "Look at scenescout.store.connection (SCENESCOUT_POSTGRES), at the server, and at the way to it; an empty database is made ready by scout migrate."));
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

    private static async Task<DoctorFinding> PortAsync(string what, string key, string host, int port, CancellationToken cancellation)
    {
        if (port == 0)
            return new DoctorFinding(what, DoctorVerdict.Ok, "any free one");
        try
        {
            HttpPort.Check(host, port);
            return DoctorRules.Port(what, key, $"{host}:{port}", null, isNode: false);
        }
        catch (SocketException e)
        {
            return DoctorRules.Port(what, key, $"{host}:{port}", e.Message, await IsNodeAsync(host, port, cancellation));
        }
    }

    private static async Task<bool> IsNodeAsync(string host, int port, CancellationToken cancellation)
    {
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
            var name = IPAddress.TryParse(host, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)) ? "127.0.0.1" : host;
            using var answer = await http.GetAsync(new Uri($"http://{name}:{port}/health/live"), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
