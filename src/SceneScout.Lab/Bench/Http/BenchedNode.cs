using System.Diagnostics;
using SceneScout.Lab.Bench.Pipeline;
using SceneScout.Lab.Clusters;

namespace SceneScout.Lab.Bench.Http;

/// <summary>The shipped program in a process of its own, as it ships but for its store.</summary>
internal sealed class BenchedNode : IAsyncDisposable
{
    private readonly LocalNode _node;

    private BenchedNode(LocalNode node) => _node = node;

    /// <summary>Where it serves HTTP.</summary>
    public Uri Address => Http.BaseAddress!;

    /// <summary>Its HTTP API.</summary>
    public HttpClient Http => _node.Http;

    /// <summary>The newest lines of its log.</summary>
    public string Tail => _node.Tail;

    /// <summary>Processor time that it has used.</summary>
    public TimeSpan ProcessorTime => Ask(process => process.TotalProcessorTime);

    /// <summary>Its resident memory, bytes.</summary>
    public long MemoryBytes => Ask(process => process.WorkingSet64);

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="folder">Holds its settings and its log.</param>
    /// <param name="settings">Its settings, the key without the root.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<BenchedNode> StartAsync(string folder, IReadOnlyDictionary<string, string> settings, CancellationToken cancellation)
    {
        var file = Path.Combine(Directory.CreateDirectory(folder).FullName, "bench.conf");
        // It may name the password of a database: nobody else's business.
        await using (var writer = new StreamWriter(file, PrivateFile))
            await writer.WriteAsync(PipelineSettings.ToHocon(settings).AsMemory(), cancellation);
        return new BenchedNode(await ReadyNode.StartAsync(folder, file, cancellation));
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _node.DisposeAsync();

    private static FileStreamOptions PrivateFile => OperatingSystem.IsWindows()
        ? new() { Mode = FileMode.Create, Access = FileAccess.Write }
        : new() { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };

    private T Ask<T>(Func<Process, T> figure)
    {
        using var process = Process.GetProcessById(_node.ProcessId);
        return figure(process);
    }
}
