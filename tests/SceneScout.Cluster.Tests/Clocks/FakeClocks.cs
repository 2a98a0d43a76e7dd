using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using SceneScout.Lab.Clusters;

namespace SceneScout.Cluster.Tests.Clocks;

/// <summary>Wall clocks of nodes that can be set while they run, by libfaketime. The monotonic clock stays true, as it does when the clock of a real machine is set.</summary>
internal sealed class FakeClocks : IDisposable
{
    private static readonly string? Library = Directory.Exists("/usr/lib")
        ? Directory.GetDirectories("/usr/lib").Select(f => Path.Combine(f, "faketime", "libfaketime.so.1")).FirstOrDefault(File.Exists)
        : null;

    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-clocks-").FullName;

    /// <summary>True clocks, for now.</summary>
    public FakeClocks(int nodes)
    {
        for (var node = 1; node <= nodes; node++)
            Set(node, TimeSpan.Zero);
        Places = [.. Enumerable.Range(1, nodes).Select(node => new LocalPlace(IPAddress.Loopback, IPAddress.Loopback)
        {
            Before = ["env", $"LD_PRELOAD={Library}", $"FAKETIME_TIMESTAMP_FILE={OffsetOf(node)}", "FAKETIME_CACHE_DURATION=1", "FAKETIME_DONT_FAKE_MONOTONIC=1", "FAKETIME_FORCE_MONOTONIC_FIX=0"],
        })];
    }

    /// <summary>Null where clocks can be faked; else why not.</summary>
    public static string? WhyMissing => Library is null ? "libfaketime is not installed here (libfaketime.so.1 below /usr/lib)." : null;

    /// <summary>Where the nodes run.</summary>
    public ImmutableArray<LocalPlace> Places { get; }

    /// <summary>Sets a node's clock.</summary>
    /// <param name="node">Its number.</param>
    /// <param name="off">How far from the truth.</param>
    public void Set(int node, TimeSpan off)
    {
        // Never a half-written file: it is read all the time.
        var next = OffsetOf(node) + ".next";
        File.WriteAllText(next, off.TotalSeconds.ToString("+0;-0;+0", CultureInfo.InvariantCulture));
        File.Move(next, OffsetOf(node), overwrite: true);
    }

    /// <summary>Makes all clocks true.</summary>
    public void Mend()
    {
        for (var node = 1; node <= Places.Length; node++)
            Set(node, TimeSpan.Zero);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string OffsetOf(int node) => Path.Combine(_folder, $"node-{node}");
}
