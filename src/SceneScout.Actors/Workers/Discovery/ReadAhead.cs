using System.Diagnostics;
using SceneScout.Actors.Hosting;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Workers.Discovery;

/// <summary>Reads a search's pages in their order, and meanwhile the first pages of the parts that follow, where the client knows where these begin. Used by one caller at a time.</summary>
internal sealed class ReadAhead : IAsyncDisposable
{
    /// <summary>Parts that are read meanwhile at most: enough that a search does not wait for each answer, few enough that a turn that ends early throws little away.</summary>
    public const int Depth = 3;

    // Of the calls that are left so many for each that may come to nothing.
    private const int CallsForEach = 10;
    private readonly Dictionary<string, Task<Reading>> _begun = new(StringComparer.Ordinal);
    private readonly ISourceClient _client;
    private readonly AreaQuery _query;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _calls;

    // Calls begin on a stream's thread, which knows nothing of the trace.
    private readonly Activity? _trace = Activity.Current;

    /// <summary>Reads a search.</summary>
    /// <param name="client">Reads its pages.</param>
    /// <param name="query">The search.</param>
    /// <param name="time">Tells when a page was read.</param>
    /// <param name="cancellation">Stops the calls under way.</param>
    public ReadAhead(ISourceClient client, AreaQuery query, TimeProvider time, CancellationToken cancellation)
    {
        (_client, _query, _time) = (client, query, time);
        _calls = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    /// <summary>Pages that were asked for and not taken yet.</summary>
    public int Waiting => _begun.Count;

    /// <summary>Whether the page of a cursor was asked for.</summary>
    public bool Has(string cursor) => _begun.ContainsKey(cursor);

    /// <summary>Reads a page.</summary>
    /// <param name="cursor">Its cursor; null for the first one.</param>
    /// <param name="further">Pages that may be asked for besides, 0 or more.</param>
    public Task<Reading> FetchAsync(string? cursor, int further)
    {
        var page = cursor is not null && _begun.Remove(cursor, out var begun) ? begun : ReadAsync(cursor);
        var at = cursor;
        for (var parts = Math.Min(Depth, further / CallsForEach); parts > _begun.Count && _client.Behind(_query, at) is { } behind; at = behind)
            if (!_begun.ContainsKey(behind))
                _begun[behind] = ReadAsync(behind);
        return page;
    }

    /// <summary>Stops the calls under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _calls.CancelAsync();
        foreach (Task page in _begun.Values)
            await page.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        _calls.Dispose();
    }

    private async Task<Reading> ReadAsync(string? cursor)
    {
        var result = await SpawnActivities.Within(_trace, () => _client.FetchAsync(_query, cursor, _calls.Token));
        return new Reading(result, _time.GetUtcNow());
    }

    /// <summary>An answer.</summary>
    /// <param name="Result">The page or the fault.</param>
    /// <param name="At">When it came.</param>
    public readonly record struct Reading(FetchResult Result, DateTimeOffset At);
}
