using System.Collections.Concurrent;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Tasks;
using SceneScout.Lab.Demo;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;

namespace SceneScout.Lab.Bench;

/// <summary>Callers of a node that would call without end; they note when each call was answered.</summary>
internal sealed class BenchCallers : IAsyncDisposable
{
    // Nothing happens in the middle of the ocean: pages are small, and the clock measures the limiter.
    private static readonly AreaQuery Query = new(new GeoPoint(-40, -20), 20_000, new DateRange(DemoWorld.Start, DemoWorld.Start.AddDays(30)));
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<(DateTimeOffset At, bool Is429)> _answers = new();
    private readonly TimeProvider _time;
    private readonly Task[] _tasks;
    private int _stopped;

    /// <summary>Starts them.</summary>
    public BenchCallers(SourceSet sources, SourceName source, int callers, TimeProvider time)
    {
        _time = time;
        _tasks = [.. Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallAsync(sources.Client(source)!)))];
    }

    /// <summary>Answers so far, by when they came.</summary>
    public IReadOnlyCollection<(DateTimeOffset At, bool Is429)> Answers => _answers;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
            return;
        await _stop.CancelAsync();
        await Task.WhenAll(_tasks);
        _stop.Dispose();
    }

    private async Task CallAsync(ISourceClient client)
    {
        try
        {
            while (!_stop.IsCancellationRequested)
                switch (await client.FetchAsync(Query, null, _stop.Token))
                {
                    case FetchResult.Page:
                        _answers.Enqueue((_time.GetUtcNow(), false));
                        break;
                    case FetchResult.Failed { Fault: { Kind: FaultKind.RateLimited, Status: not null } }:
                        _answers.Enqueue((_time.GetUtcNow(), true));
                        break;
                    case FetchResult.Failed { Fault.Kind: FaultKind.RateLimited }:
                        break;
                    case FetchResult.Failed failed:
                        throw new InvalidOperationException($"The simulator failed: {failed.Fault}");
                }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Asked to.
        }
    }
}
