using System.Diagnostics;

namespace SceneScout.Lab.Bench.Http;

/// <summary>Starts the shipped program on SQLite and a fresh folder, and looks at it once it has nothing to do.</summary>
/// <param name="options">What is measured.</param>
internal sealed class IdleNode(HttpBenchOptions options)
{
    /// <summary>Measures.</summary>
    public async Task<IdleRun> RunAsync(CancellationToken cancellation)
    {
        var starts = new List<double>();
        for (var n = 1; ; n++)
        {
            var folder = Path.Combine(options.Folder, $"idle-{n}");
            // What a run before has kept is not fresh.
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            var settings = new Dictionary<string, string> { ["store.kind"] = "sqlite", ["store.folder"] = Path.Combine(folder, "store") };
            var started = Stopwatch.GetTimestamp();
            await using var node = await BenchedNode.StartAsync(folder, settings, cancellation);
            starts.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            if (n < options.Starts)
                continue;
            await Task.Delay(options.Settling, cancellation);
            var (memory, used, since) = (node.MemoryBytes, node.ProcessorTime, Stopwatch.GetTimestamp());
            await Task.Delay(options.Idling, cancellation);
            return new IdleRun([.. starts], memory, (node.ProcessorTime - used) / Stopwatch.GetElapsedTime(since));
        }
    }
}

/// <summary>A node that starts, and then has nothing to do.</summary>
/// <param name="Starts">Seconds from the start of its process until it is ready, of each start.</param>
/// <param name="MemoryBytes">Resident memory once it is idle.</param>
/// <param name="CpuShare">Share of one processor that it uses idle, 0 to 1.</param>
internal sealed record IdleRun(IReadOnlyList<double> Starts, long MemoryBytes, double CpuShare);
