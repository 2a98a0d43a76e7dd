using System.Collections.Concurrent;
using SceneScout.Actors.Feed;

namespace SceneScout.Node.Http.Live;

/// <summary>The feed for many callers at once. Those who stand at the same place get the same page, which is read and written once; who is slow reads on where it stands, from the store when need be, and misses nothing that is kept.</summary>
/// <param name="read">Reads what comes after a place.</param>
/// <param name="signal">Wakes readers.</param>
internal sealed class LiveFeed(Func<long, Task<LivePage>> read, FeedSignal signal)
{
    // Pages behind the newest, for those who are a little slower; older ones are read again for whoever asks.
    private const int Kept = 64;
    private readonly ConcurrentDictionary<long, Entry> _pages = new();

    /// <summary>What comes after a place, without waiting for it.</summary>
    /// <param name="after">The caller's place.</param>
    /// <returns>The page, and what ends when there may be more.</returns>
    public async Task<(LivePage Page, Task More)> ReadAsync(long after)
    {
        // Before the look: a wake between it and the wait is not lost.
        var more = signal.Next;
        var entry = _pages.AddOrUpdate(after, _ => new Entry(read, after, more), (_, known) => known.Answers(more) ? known : new Entry(read, after, more));
        Trim();
        return (await entry.Page.ConfigureAwait(false), more);
    }

    private void Trim()
    {
        if (_pages.Count <= Kept * 2)
            return;
        foreach (var old in _pages.Keys.Order().Take(_pages.Count - Kept).ToList())
            _pages.TryRemove(old, out _);
    }

    private sealed class Entry(Func<long, Task<LivePage>> read, long after, Task signal)
    {
        private readonly Lazy<Task<LivePage>> _page = new(() => read(after));

        public Task<LivePage> Page => _page.Value;

        // A page with changes stays what it is; that there are none holds until somebody is woken; a failure holds for nobody else.
        public bool Answers(Task now) =>
            !_page.IsValueCreated || !_page.Value.IsCompleted
                ? signal == now
                : _page.Value.IsCompletedSuccessfully && (_page.Value.Result.Changes.Count > 0 || signal == now);
    }
}
