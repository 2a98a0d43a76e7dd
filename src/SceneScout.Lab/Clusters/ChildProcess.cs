using System.Collections.Concurrent;
using System.Diagnostics;

namespace SceneScout.Lab.Clusters;

/// <summary>A process that this one started: its output line by line, signals to it, its end. It does not outlive this process, however this one ends.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int MaxLines = 5000;
    private static readonly ConcurrentDictionary<int, Process> Alive = new();
    private readonly Process _process;
    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();
    private readonly List<(Func<string, bool> Wanted, TaskCompletionSource<string> Found)> _waiting = [];
    private readonly Action<string>? _onLine;
    private int _id;

    static ChildProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var process in Alive.Values)
            Kill(process);
        OrphanWatch.Stop();
    };

    private ChildProcess(Process process, Action<string>? onLine) => (_process, _onLine) = (process, onLine);

    /// <summary>Its process id.</summary>
    public int Id => _id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited
    {
        get
        {
            try
            {
                return _process.HasExited;
            }
            catch (InvalidOperationException)
            {
                // Disposed of, and killed before.
                return true;
            }
        }
    }

    /// <summary>The newest lines of its output and errors, at most 5,000.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
                return [.. _lines];
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Its working folder.</param>
    /// <param name="onLine">Called with each line of its output and errors.</param>
    /// <param name="environment">Variables on top of this process's own.</param>
    public static ChildProcess Start(
        string file, IEnumerable<string> arguments, string folder, Action<string>? onLine = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var info = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            info.Environment[name] = value;
        var process = new Process { StartInfo = info };
        var child = new ChildProcess(process, onLine);
        process.OutputDataReceived += (_, line) => child.Take(line.Data);
        process.ErrorDataReceived += (_, line) => child.Take(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => OrphanWatch.Ended(child._id);
        process.Start();
        Alive[process.Id] = process;
        OrphanWatch.Begun(child._id = process.Id);
        // It may have ended before its number was known.
        if (process.HasExited)
            OrphanWatch.Ended(child._id);
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return child;
    }

    /// <summary>The first line that is wanted, of those written already or still to come.</summary>
    /// <exception cref="InvalidOperationException">The process ended without it.</exception>
    /// <exception cref="TimeoutException">It did not come in time.</exception>
    public async Task<string> LineAsync(Func<string, bool> wanted, TimeSpan patience, CancellationToken cancellation)
    {
        Task<string> found;
        lock (_gate)
        {
            if (_lines.FirstOrDefault(wanted) is { } line)
                return line;
            var source = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((wanted, source));
            found = source.Task;
        }

        var ended = _process.WaitForExitAsync(cancellation);
        try
        {
            await Task.WhenAny(found, ended).WaitAsync(patience, cancellation);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Process {Id} did not say what was waited for within {patience}.\n{Tail()}");
        }

        return found.IsCompletedSuccessfully ? await found : throw new InvalidOperationException($"Process {Id} ended with {_process.ExitCode}.\n{Tail()}");
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code; 128 and the signal's number when a signal ended it.</returns>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public async Task<int> ExitAsync(TimeSpan patience, CancellationToken cancellation)
    {
        try
        {
            await _process.WaitForExitAsync(cancellation).WaitAsync(patience, cancellation);
            return _process.ExitCode;
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Process {Id} did not end within {patience}.\n{Tail()}");
        }
    }

    /// <summary>Ends it at once, as a crash does (SIGKILL), and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        Kill(_process);
        await _process.WaitForExitAsync();
    }

    /// <summary>Sends it a signal.</summary>
    /// <param name="name">POSIX name without SIG: TERM, STOP, CONT, ...</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task SignalAsync(string name, CancellationToken cancellation)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -s {name} {Id}"]);
        await kill.WaitForExitAsync(cancellation);
        if (kill.ExitCode != 0 && !HasExited)
            throw new InvalidOperationException($"Signal {name} did not reach process {Id}.");
    }

    /// <summary>The last lines, for messages.</summary>
    public string Tail() => string.Join('\n', Lines.TakeLast(30));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Alive.TryRemove(Id, out _);
        _process.Dispose();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        lock (_gate)
        {
            _lines.Enqueue(line);
            if (_lines.Count > MaxLines)
                _lines.Dequeue();
            foreach (var (_, found) in _waiting.Where(w => w.Wanted(line)).ToList())
                found.TrySetResult(line);
            _waiting.RemoveAll(w => w.Found.Task.IsCompleted);
        }

        _onLine?.Invoke(line);
    }
}
