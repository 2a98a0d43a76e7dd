using System.Collections.Concurrent;
using System.Threading.Channels;

namespace SceneScout.Node.Http.Live;

/// <summary>Gives notices of work to everybody who listens at this node. Who is slow loses the oldest, and is told how many.</summary>
internal sealed class NoticeBoard
{
    /// <summary>At most so many wait for one listener.</summary>
    public const int MostWaiting = 256;

    private readonly ConcurrentDictionary<Listener, bool> _listeners = new();

    /// <summary>Somebody began or ended to listen: <see cref="IsHeard"/> may have changed.</summary>
    public event Action? Changed;

    /// <summary>Whether anybody listens.</summary>
    public bool IsHeard => !_listeners.IsEmpty;

    /// <summary>Begins to listen; ends by disposing.</summary>
    public Listener Listen()
    {
        var listener = new Listener(this);
        _listeners.TryAdd(listener, true);
        Changed?.Invoke();
        return listener;
    }

    /// <summary>Tells everybody.</summary>
    public void Tell(LiveNotice notice)
    {
        foreach (var listener in _listeners.Keys)
            listener.Take(notice);
    }

    /// <summary>Somebody who listens.</summary>
    internal sealed class Listener : IDisposable
    {
        private readonly NoticeBoard _board;
        private readonly Channel<LiveNotice> _waiting;
        private long _missed;

        internal Listener(NoticeBoard board)
        {
            _board = board;
            _waiting = Channel.CreateBounded<LiveNotice>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, _ => Interlocked.Increment(ref _missed));
        }

        /// <summary>What waits.</summary>
        public ChannelReader<LiveNotice> Waiting => _waiting.Reader;

        /// <summary>How many were lost since this was asked before.</summary>
        public long Missed() => Interlocked.Exchange(ref _missed, 0);

        /// <inheritdoc />
        public void Dispose()
        {
            if (_board._listeners.TryRemove(this, out _))
                _board.Changed?.Invoke();
        }

        internal void Take(LiveNotice notice) => _waiting.Writer.TryWrite(notice);
    }
}
