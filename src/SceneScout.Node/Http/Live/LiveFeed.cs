using System.Collections.Concurrent;
using SceneScout.Actors.Feed;

namespace SceneScout.Node.Http.Live;

/// <summary>The feed for many callers at once. Those who stand at the same place get the same page, which is read and written once; who is slow reads on where it stands, from the store when need be, and misses nothing that is kept.</summary>
/// <param name="read">Reads what comes after a place.</param>
/// <param name="signal">Wakes readers.</param>
/// <param name="time">The clock.</param>
internal sealed class LiveFeed(Func<long, Task<LivePage>> read, FeedSignal signal, TimeProvider time)
{
    // Pages behind the newest, for those who are a little slower; older ones are read again for whoever asks.
    private const int Kept = 64;

    // A page holds events as they were read, and what may be kept of them has an end.
    private static readonly TimeSpan Shared = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<long, Entry> _pages = new();

    /// <summary>What comes after a place, without waiting for it.</summary>
    /// <param name="after">The caller's place.</param>
    /// <returns>The page, and what ends when there may be more.</returns>
    public async Task<(LivePage Page, Task More)> ReadAsync(long after)
    {
        // Before the look: a wake between it and the wait is not lost.
        var more = signal.Next;
        var entry = _pages.AddOrUpdate(after, _ => Ask(), (_, known) => time.GetElapsedTime(known.Asked) < Shared && known.Answers(more) ? known : Ask());
        Trim();
        return (await entry.Page.ConfigureAwait(false), more);

        Entry Ask() => new(read, after, more, time.GetTimestamp());
    }

    /// <summary>Waits for what <see cref="ReadAsync"/> gave. Nothing of a wait is left once it is over: many callers wait often.</summary>
    /// <param name="more">What to wait for.</param>
    /// <param name="beat">How long.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ended">Ends the wait, too.</param>
    /// <returns>False when it did not end in time.</returns>
    public static async Task<bool> WakesAsync(Task more, TimeSpan beat, TimeProvider time, CancellationToken ended)
    {
        await more.WaitAsync(beat, time, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return more.IsCompleted;
    }

    private void Trim()
    {
        if (_pages.Count <= Kept * 2)
            return;
        foreach (var old in _pages.Keys.Order().Take(_pages.Count - Kept).ToList())
            _pages.TryRemove(old, out _);
    }

    private sealed class Entry
    {
        private readonly Lazy<Task<LivePage>> _page;
        private readonly Task _signal;
        private volatile bool _found;

        public Entry(Func<long, Task<LivePage>> read, long after, Task signal, long asked)
        {
            (_signal, Asked) = (signal, asked);
            _page = new(async () =>
            {
                var page = await read(after).ConfigureAwait(false);
                _found = page.Changes.Count > 0;
                return page;
            });
        }

        public long Asked { get; }

        public Task<LivePage> Page => _page.Value;

        // A page with changes stays what it is; that there are none holds until somebody is woken; a failure holds for nobody else.
        public bool Answers(Task now) =>
            !_page.IsValueCreated || !_page.Value.IsCompleted
                ? _signal == now
                : _page.Value.IsCompletedSuccessfully && (_found || _signal == now);
    }
}
