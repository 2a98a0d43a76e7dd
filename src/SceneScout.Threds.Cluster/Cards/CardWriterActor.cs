using System.Text;
using Akka.Actor;
using Akka.Event;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Hosting;
using SceneScout.Threds.Cluster.Instances;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Cards;

/// <summary>
/// Writes of its node's threds to the store, all at once: how they stand, for lists, and who must be woken. However often a thred moves, its card is written a few times a second.
/// What cannot be written is written when the store is back.
/// </summary>
internal sealed class CardWriterActor : ReceiveActor, IWithTimers
{
    private const int MostAtOnce = 500;
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    private readonly ThredServices _services;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly CancellationTokenSource _stopped = new();
    private readonly Dictionary<string, Pending> _pending = new(StringComparer.Ordinal);

    // What a thred sends again holds what it sent before.
    private readonly Dictionary<IActorRef, CardMessages.KeepLetters> _letters = [];
    private readonly List<IActorRef> _flushers = [];
    private bool _writing;

    /// <summary>Makes a node's writer.</summary>
    public CardWriterActor(ThredServices services)
    {
        _services = services;
        Receive<CardMessages.Awake>(awake =>
        {
            Put(awake.ThredId, new(awake.State, awake.Pattern, null, true, false), Sender);
            Write();
        });
        Receive<CardMessages.Changed>(changed =>
        {
            Put(changed.ThredId, new(null, null, null, true, false) { Stand = changed.Stand }, null);
            Later(Quiet);
        });
        Receive<CardMessages.Resting>(resting =>
        {
            Put(resting.ThredId, new(resting.State, resting.Pattern, resting.DueAt, false, resting.State is null || resting.Pattern is null), null);
            Later(Quiet);
        });
        Receive<CardMessages.Gone>(gone =>
        {
            Put(gone.ThredId, new(null, null, null, false, true), null);
            Later(Quiet);
        });
        Receive<CardMessages.KeepLetters>(letters =>
        {
            _letters[Sender] = letters;
            Write();
        });
        Receive<CardMessages.Flush>(_ =>
        {
            _flushers.Add(Sender);
            Write();
        });
        Receive<Due>(_ => Write());
        Receive<Written>(OnWritten);
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc />
    protected override void PostStop()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    // The last word counts; whoever waits for an earlier one waits for this. Where there is a word to be taken, the one before stands until then.
    private void Put(string thredId, Pending pending, IActorRef? waiter)
    {
        var known = _pending.GetValueOrDefault(thredId);
        var waiters = known?.Waiters ?? [];
        _pending[thredId] = pending with
        {
            State = pending.Stand is null ? pending.State : known?.State,
            Pattern = pending.Stand is null ? pending.Pattern : known?.Pattern,
            Waiters = waiter is null ? waiters : [.. waiters, waiter],
        };
    }

    private void Later(TimeSpan wait)
    {
        if (!_writing && !Timers.IsTimerActive(Due.Instance))
            Timers.StartSingleTimer(Due.Instance, Due.Instance, wait);
    }

    private void Write()
    {
        if (_writing)
            return;
        Timers.Cancel(Due.Instance);
        if (_pending.Count == 0 && _letters.Count == 0)
        {
            _flushers.ForEach(flusher => flusher.Tell(new CardMessages.Flushed()));
            _flushers.Clear();
            return;
        }

        _writing = true;
        var portion = _pending.Take(MostAtOnce).Select(entry => KeyValuePair.Create(entry.Key, entry.Value.AsItStands())).ToList();
        foreach (var (thredId, _) in portion)
            _pending.Remove(thredId);
        var letters = _letters.ToList();
        _letters.Clear();
        WriteAsync(portion, letters).PipeTo(Self, success: refused => new Written(portion, letters, null) { Refused = refused }, failure: e => new Written(portion, letters, e));
    }

    // Which cards the store refused, each for itself.
    private async Task<Dictionary<string, Exception>> WriteAsync(List<KeyValuePair<string, Pending>> portion, List<KeyValuePair<IActorRef, CardMessages.KeepLetters>> letters)
    {
        var node = _services.Nodes.Self;
        // A word that was taken before, of which it was told once more, is written.
        var cards = portion.Where(entry => entry.Value is { Gone: false, State: not null }).Select(entry => Card(entry.Key, entry.Value, node)).ToList();
        var refused = cards.Count > 0 ? await WriteCardsAsync(cards).ConfigureAwait(false) : [];
        var gone = portion.Where(entry => entry.Value.Gone).Select(entry => entry.Key).ToList();
        if (gone.Count > 0)
            await _services.Store.ForgetAsync(gone, node, _services.Nodes.All, _stopped.Token).ConfigureAwait(false);
        if (letters.Count > 0)
            await _services.Store.AddDeadLettersAsync([.. letters.SelectMany(entry => entry.Value.Letters)], _stopped.Token).ConfigureAwait(false);
        return refused;
    }

    private async Task<Dictionary<string, Exception>> WriteCardsAsync(List<ThredCard> cards)
    {
        var refused = new Dictionary<string, Exception>(StringComparer.Ordinal);
        try
        {
            await _services.Store.WriteAsync(cards, _stopped.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it is that the store cannot take, it is said of that card; the others are not to blame.
        catch (Exception e) when (cards.Count > 1 && e is not (StoreUnavailableException or OperationCanceledException))
        {
            foreach (var card in cards)
            {
                try
                {
                    await _services.Store.WriteAsync([card], _stopped.Token).ConfigureAwait(false);
                }
                catch (Exception alone) when (alone is not (StoreUnavailableException or OperationCanceledException))
                {
                    refused[card.ThredId] = alone;
                }
            }
        }
#pragma warning restore CA1031

        return refused;
    }

    private void OnWritten(Written written)
    {
        _writing = false;
        if (written.Cause is { } cause)
        {
            if (_stopped.IsCancellationRequested)
                return;
            _log.Warning("{0} cards of threds could not be written, which is tried again in {1}: {2}", written.Cards.Count, Retry, cause.Message);
            foreach (var (thredId, pending) in written.Cards)
                PutBack(thredId, pending);
            foreach (var (sender, letters) in written.Letters)
                _letters.TryAdd(sender, letters);
            Timers.StartSingleTimer(Due.Instance, Due.Instance, Retry);
            return;
        }

        foreach (var (thredId, pending) in written.Cards)
        {
            if (written.Refused.TryGetValue(thredId, out var reason))
            {
                _log.Warning("The card of thred {0} could not be written, which is tried again in {1}: {2}", thredId, Retry, reason.Message);
                PutBack(thredId, pending);
                continue;
            }

            foreach (var waiter in pending.Waiters)
                waiter.Tell(CardMessages.Known.Instance);
        }

        foreach (var (sender, letters) in written.Letters)
            sender.Tell(new CardMessages.LettersKept(letters.Through));
        if (written.Refused.Count > 0)
            Timers.StartSingleTimer(Due.Instance, Due.Instance, Retry);
        else if (_flushers.Count > 0 || _letters.Count > 0 || _pending.Values.Any(pending => pending.Waiters.Length > 0))
            Write();
        else if (_pending.Count > 0)
            Later(Quiet);
    }

    private void PutBack(string thredId, Pending pending) => _pending[thredId] =
        _pending.TryGetValue(thredId, out var later) ? later with { Waiters = [.. pending.Waiters, .. later.Waiters] } : pending;

    private static ThredCard Card(string thredId, Pending pending, string node)
    {
        var (state, pattern) = (pending.State!, pending.Pattern!);
        return new(
            thredId, state.PatternId, ThredTurn.IsStillborn(state) ? "x" : ThredStatusText.Of(state.Status), At(state.StartTime), At(state.LastUpdateTime),
            state.EndTime is { } ended ? At(ended) : null, pending.DueAt, node, pending.Awake, Encoding.UTF8.GetString(ThredView.Write(state, pattern).WrittenSpan));
    }

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private sealed record Pending(ThredState? State, CompiledPattern? Pattern, DateTimeOffset? DueAt, bool Awake, bool Gone)
    {
        public IActorRef[] Waiters { get; init; } = [];

        public CardStand? Stand { get; init; }

        // Whoever is told of a word takes it, and is told again of the next.
        public Pending AsItStands() => Stand?.Take() is { } word ? this with { State = word.State, Pattern = word.Pattern, Stand = null } : this;
    }

    private sealed record Written(List<KeyValuePair<string, Pending>> Cards, List<KeyValuePair<IActorRef, CardMessages.KeepLetters>> Letters, Exception? Cause) : INoSerializationVerificationNeeded
    {
        public Dictionary<string, Exception> Refused { get; init; } = [];
    }

    private sealed class Due : INoSerializationVerificationNeeded
    {
        public static readonly Due Instance = new();
    }
}
