using System.Collections.Immutable;
using System.Globalization;
using SceneScout.Domain.Quotas;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Quotas;

/// <summary>A node's side of one source's budget: callers wait here, in order, until what the node holds lets one begin. Safe for use by many threads.</summary>
internal sealed class QuotaGate(string source, TimeProvider time)
{
    private static readonly TimeSpan UnsaidWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WorthSaying = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();

    // First come, first served: the one inside waits for a slot, the others for their turn to wait.
    private readonly SemaphoreSlim _turnstile = new(1);
    private readonly List<(string KeyId, LearnedLimit Words)> _words = [];
    private HeldSource _held = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImmutableArray<string> _keys = [];

    /// <summary>The source.</summary>
    public string Source => source;

    /// <summary>Called when the owner is to be asked soon; set once, when the node has joined.</summary>
    public Action? Hungry { get; set; }

    private DateTimeOffset Now => time.GetUtcNow();

    // No lease of any key yet.
    private bool IsUnanswered
    {
        get
        {
            lock (_gate)
                return _held.Keys.Values.All(key => key.Fence == 0);
        }
    }

    private bool IsSilent
    {
        get
        {
            lock (_gate)
                return _held.IsSilent(_keys, Now);
        }
    }

    /// <summary>Waits for a turn.</summary>
    public async ValueTask<CallGrant> TakeAsync(CallAsk ask, CancellationToken cancellation)
    {
        var until = Now + ask.MaxWait;
        AskForLease();
        if (!await _turnstile.WaitAsync(ask.MaxWait, cancellation))
            return Later(TimeSpan.FromSeconds(1));
        try
        {
            while (true)
            {
                var usable = ask.Keys.Usable;
                if (usable.IsEmpty)
                    return new CallGrant.NoKey();
                var (turn, wait, changed) = Try(usable, ask);
                if (turn is not null)
                    return new CallGrant.Now(turn);
                var now = Now;
                if (now >= until || KnownWait(now) is { } known && now + known > until)
                    return Later(KnownWait(now) ?? UnsaidWait);
                await WaitAsync(changed, Earliest(wait, until) - now, cancellation);
            }
        }
        finally
        {
            _turnstile.Release();
        }
    }

    /// <summary>Units of a day over some keys, as the owner said last; null when it has not for one of them.</summary>
    public int? DayUnits(IEnumerable<string> keyIds)
    {
        lock (_gate)
            return keyIds.Aggregate((int?)0, (sum, id) => sum + _held.Keys.GetValueOrDefault(id)?.DayUnits);
    }

    /// <summary>When the owner is to be asked next; null when not at all.</summary>
    public DateTimeOffset? AskAt()
    {
        lock (_gate)
            return _held.AskAt(Now);
    }

    /// <summary>The report for the owner.</summary>
    public QuotaCommands.Renew Report(string node)
    {
        lock (_gate)
        {
            (_held, var reports) = _held.Report(_keys, Now);
            reports = [.. reports.Select(report => report with
            {
                Learned = [.. _words.Where(word => word.KeyId == report.KeyId).Select(word => word.Words)],
            })];
            _words.Clear();
            return new QuotaCommands.Renew(source, node, _held.Seq, reports);
        }
    }

    /// <summary>Takes leases.</summary>
    public void Accept(QuotaReplies.Leased leased) => Change(held => held.Accept(leased.Seq, leased.Keys, Now));

    /// <summary>Gives slots up.</summary>
    public void Recall(QuotaReplies.Recalled recalled) => Change(held => held.Recall(recalled.KeyId, recalled.Slots, recalled.Fence));

    // A lease that ran out may be in use elsewhere after a moment; one that was renewed in time is as good as the one that the turn was taken under.
    private bool MayBegin(string keyId, int lapses)
    {
        lock (_gate)
            return _held.Keys.GetValueOrDefault(keyId) is { } key && key.UseUntil > Now && key.Lapses == lapses;
    }

    private static DateTimeOffset Earliest(DateTimeOffset? wait, DateTimeOffset until) => wait is { } at && at < until ? at : until;

    private CallGrant.Later Later(TimeSpan wait)
    {
        var until = wait < WorthSaying ? "" : $" until {(Now + wait).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}";
        return new(wait < UnsaidWait ? UnsaidWait : wait, IsUnanswered ? $"the owner of the budget of {source} has not answered yet" : IsSilent ? $"{source} asked for silence{until}" : $"the limits of {source} are used up by the cluster{until}");
    }

    private void AskForLease()
    {
        lock (_gate)
            if (_held.AskAt(Now) is not null || !_held.Keys.IsEmpty)
                return;
        Change(held => held with { IsHungry = true });
        Hungry?.Invoke();
    }

    private (Turn? Turn, DateTimeOffset? Wait, Task Changed) Try(ImmutableArray<ApiKey> usable, CallAsk ask)
    {
        var asks = false;
        try
        {
            lock (_gate)
            {
                _keys = [.. usable.Select(key => key.Id)];
                var now = Now;
                if (_held.Take(_keys, ask.Cost, now) is { } taken)
                {
                    _held = taken.Next;
                    return (new Turn(this, usable.First(key => key.Id == taken.KeyId), taken.Slot, ask.Cost, _held.Keys[taken.KeyId].Lapses), null, Task.CompletedTask);
                }

                var met = _held.Meet(_keys);
                asks = !_held.IsHungry || met.HasNews;
                _held = met with { IsHungry = true };
                return (null, _held.FreeAt(_keys, ask.Cost, now), _changed.Task);
            }
        }
        finally
        {
            if (asks)
                Hungry?.Invoke();
        }
    }

    // How long the owner or the server has said that nothing will be free.
    private TimeSpan? KnownWait(DateTimeOffset now)
    {
        lock (_gate)
            return _held.KnownWait(_keys, now);
    }

    private async Task WaitAsync(Task changed, TimeSpan wait, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var delay = Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, stop.Token);
        await Task.WhenAny(changed, delay);
        await stop.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    private void Change(Func<HeldSource, HeldSource> change)
    {
        TaskCompletionSource woken;
        lock (_gate)
        {
            _held = change(_held);
            woken = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        woken.TrySetResult();
    }

    private void ChangeKey(string keyId, Func<HeldKey, HeldKey> change) => Change(held =>
    {
        var before = held.Keys[keyId];
        var after = change(before);
        return held.With(after) with { HasNews = held.HasNews || after.Slots.Count < before.Slots.Count || after.BlockedUntil > before.BlockedUntil };
    });

    // Most answers change nothing, and waiters need not be woken for it.
    private void Served(string keyId)
    {
        lock (_gate)
            _held = _held.With(_held.Keys[keyId].Served(Now));
    }

    private void Learn(string keyId, ServerWords words)
    {
        lock (_gate)
        {
            // The last word on a window is enough.
            var windowMs = (long)words.Window.TotalMilliseconds;
            _words.RemoveAll(word => word.KeyId == keyId && word.Words.WindowMs == windowMs);
            _words.Add((keyId, new LearnedLimit(windowMs, words.Limit, words.Limit is { } limit && words.Remaining is { } left ? Math.Max(0, limit - left) : null, words.ResetAt)));
        }
    }

    private TimeSpan Refused(string keyId, TimeSpan? told)
    {
        var now = Now;
        var pause = TimeSpan.Zero;
        ChangeKey(keyId, key =>
        {
            var after = key.Refused(told, now);
            pause = after.BlockedUntil - now;
            return after;
        });
        Hungry?.Invoke();
        return pause;
    }

    private sealed class Turn(QuotaGate gate, ApiKey key, int slot, int cost, int lapses) : CallTurn
    {
        private int _ended;

        public override ApiKey Key => key;

        public override bool MayBegin => gate.MayBegin(key.Id, lapses);

        public override void Arrived(ServerWords? words)
        {
            if (words is not null)
                gate.Learn(key.Id, words);
            Gone();
        }

        public override TimeSpan TooMany(TimeSpan? wait) => gate.Refused(key.Id, wait);

        public override void Served() => gate.Served(key.Id);

        public override void Gone()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
                gate.ChangeKey(key.Id, held => held.Arrived(slot, cost, gate.Now));
        }
    }
}
