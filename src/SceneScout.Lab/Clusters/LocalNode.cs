using System.Collections.Concurrent;
using SceneScout.Lab.Verify;

namespace SceneScout.Lab.Clusters;

/// <summary>One node of the local cluster: a process that can be started, killed, frozen and stopped as often as one likes, always at the same addresses.</summary>
internal sealed class LocalNode : IAsyncDisposable
{
    /// <summary>What callers show to nodes that serve HTTP on another address than loopback; another one in each process.</summary>
    public static readonly string Token = $"{Guid.NewGuid():N}";

    /// <summary>The exit code of a process that SIGKILL ended.</summary>
    public const int Killed = 128 + 9;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly string _folder;
    private readonly string[] _line;
    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly ConcurrentQueue<Wake> _wakes = new();
    private ChildProcess? _process;

    /// <summary>Describes a node.</summary>
    /// <param name="number">1 and on.</param>
    /// <param name="roles">Its roles.</param>
    /// <param name="port">Where it listens for other nodes.</param>
    /// <param name="http">Where it serves HTTP.</param>
    /// <param name="folder">Its folder: it holds its log.</param>
    /// <param name="place">Where it runs, at first.</param>
    /// <param name="line">Its command line, without the program.</param>
    public LocalNode(int number, IReadOnlyList<string> roles, int port, Uri http, string folder, LocalPlace place, params IEnumerable<string> line)
    {
        (Number, Roles, Port, _folder, Place, _line) = (number, roles, port, folder, place, [.. line]);
        Http = new HttpClient { BaseAddress = http, Timeout = TimeSpan.FromSeconds(40), DefaultRequestHeaders = { Authorization = new("Bearer", Token) } };
        Directory.CreateDirectory(folder);
    }

    /// <summary>1 and on.</summary>
    public int Number { get; }

    /// <summary>Its roles.</summary>
    public IReadOnlyList<string> Roles { get; }

    /// <summary>Where it listens for other nodes: by it, members and holders of the store's rows are known to be this node.</summary>
    public int Port { get; }

    /// <summary>Its HTTP API.</summary>
    public HttpClient Http { get; }

    /// <summary>The id of the process that was started last.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>Whether its process runs (or is frozen).</summary>
    public bool Runs => _process is { HasExited: false };

    /// <summary>Whether somebody wants it to run: then it is started again when it ends.</summary>
    public bool Wanted { get; set; }

    /// <summary>Where it runs from its next start on; its addresses stay those of the first.</summary>
    public LocalPlace Place { get; set; }

    /// <summary>The newest lines of its log.</summary>
    public string Tail => _process?.Tail() ?? "";

    /// <summary>Starts its process, after the end of the one that runs; it joins on its own.</summary>
    public async Task StartAsync()
    {
        await _starting.WaitAsync();
        try
        {
            if (_process is not null)
                await _process.KillAsync();
            await BeginAsync();
            Wanted = true;
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>Starts it again when it ended although somebody wants it to run.</summary>
    /// <returns>The code it ended with; null when there was nothing to do.</returns>
    public async Task<int?> ReviveAsync(CancellationToken cancellation)
    {
        await _starting.WaitAsync(cancellation);
        try
        {
            // Somebody else may have started it, or have stopped it, in the meantime.
            if (this is not { Wanted: true, Runs: false })
                return null;
            var code = await ExitCodeAsync(cancellation);
            await BeginAsync();
            return code;
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>Waits until it is a member and serves.</summary>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public Task UpAsync(CancellationToken cancellation) =>
        _process!.LineAsync(l => l.StartsWith("The node is up as ", StringComparison.Ordinal), Patience, cancellation);

    /// <summary>Ends it at once (SIGKILL).</summary>
    /// <param name="wanted">Whether it should be started again.</param>
    public async Task KillAsync(bool wanted = false)
    {
        Wanted = wanted;
        await _process!.KillAsync();
    }

    /// <summary>When it was let go on after it had been stopped (SIGCONT), in order.</summary>
    public IReadOnlyCollection<Wake> Wakes => _wakes;

    /// <summary>Sends it a signal.</summary>
    public async Task SignalAsync(string name, CancellationToken cancellation)
    {
        var since = TimeProvider.System.GetUtcNow();
        await _process!.SignalAsync(name, cancellation);
        if (name == "CONT")
            _wakes.Enqueue(new Wake(since, TimeProvider.System.GetUtcNow()));
    }

    /// <summary>Asks it to leave (SIGTERM) and waits.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(CancellationToken cancellation)
    {
        Wanted = false;
        await _process!.SignalAsync("TERM", cancellation);
        return await _process.ExitAsync(Patience, cancellation);
    }

    /// <summary>The code it ended with.</summary>
    public Task<int> ExitCodeAsync(CancellationToken cancellation) => _process!.ExitAsync(Patience, cancellation);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Wanted = false;
        Http.Dispose();
        if (_process is not null)
            await _process.DisposeAsync();
        _starting.Dispose();
    }

    private async Task BeginAsync()
    {
        var log = Path.Combine(_folder, "log");
        // Others look at it meanwhile: it is replaced before it is disposed of.
        var old = Interlocked.Exchange(ref _process, LocalProgram.Start(_folder, line => Append(log, line), [.. Place.Before, Place.Program, .. _line]));
        if (old is not null)
            await old.DisposeAsync();
    }

    // Output and errors come on two threads.
    private void Append(string log, string line)
    {
        lock (_line)
            File.AppendAllLines(log, [line]);
    }
}
