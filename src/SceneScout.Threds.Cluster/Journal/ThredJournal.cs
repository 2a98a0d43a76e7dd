using System.Collections.Immutable;
using Akka.Actor;
using Akka.Persistence;
using Akka.Persistence.Journal;
using SceneScout.Actors.Journals;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Participants;
using SceneScout.Threds.Cluster.Wire;

namespace SceneScout.Threds.Cluster.Journal;

/// <summary>
/// The journal of threds, patterns and mailboxes as Akka knows it, in a table of the store's: entries of many of them are written in one statement.
/// The general journal writes one by one, which costs a thred more than all that it decides.
/// </summary>
internal sealed class ThredJournal : AsyncWriteJournal
{
    /// <summary>Under this name actors choose it.</summary>
    internal const string PluginId = "akka.persistence.journal.threds";

    private const int Page = 500;

    // Each of them has a page at most.
    private const int BeginningsAtOnce = 50;
    private const int NumbersAtOnce = 500;
    private readonly IThredJournal _journal;
    private readonly JournalGroups _groups;
    private readonly JournalQuestions<long> _numbers;
    private readonly JournalQuestions<ImmutableArray<ThredJournalEntry>> _beginnings;

    /// <summary>Made by Akka.</summary>
    public ThredJournal()
    {
        var setup = Context.System.Settings.Setup.Get<ThredJournalSetup>().Value;
        _journal = setup.Journal;
        (_groups, _numbers) = (new(_journal, setup.Time), Numbers(_journal));
        _beginnings = new(BeginningsAtOnce, async ids => await _journal.ReadBeginningsAsync(ids, Page, CancellationToken.None).ConfigureAwait(false), []);
    }

    /// <summary>The last numbers of owners; 0 of one that has none.</summary>
    internal static JournalQuestions<long> Numbers(IThredJournal journal) =>
        new(NumbersAtOnce, async ids => await journal.HighestAsync(ids, CancellationToken.None).ConfigureAwait(false), 0);

    /// <summary>Makes it known to an actor system.</summary>
    internal static string Hocon =>
        $"""
        {PluginId}.class = "{typeof(ThredJournal).FullName}, {typeof(ThredJournal).Assembly.GetName().Name}"
        {ThredSnapshots.PluginId}.class = "{typeof(ThredSnapshots).FullName}, {typeof(ThredSnapshots).Assembly.GetName().Name}"
        """;

    /// <inheritdoc />
    public override async Task ReplayMessagesAsync(IActorContext context, string persistenceId, long fromSequenceNr, long toSequenceNr, long max, Action<IPersistentRepresentation> recoveryCallback)
    {
        var (from, left) = (fromSequenceNr, max);
        if (from == 1 && left >= Page)
        {
            var beginning = (await _beginnings.AskAsync(persistenceId).ConfigureAwait(false)).Where(entry => entry.Seq <= toSequenceNr).ToList();
            beginning.ForEach(Recover);
            (from, left) = (Page + 1, left - beginning.Count);
        }

        while (left > 0 && from <= toSequenceNr)
        {
            var most = (int)Math.Min(left, Page);
            var entries = await _journal.ReadAsync(persistenceId, from, toSequenceNr, most, CancellationToken.None).ConfigureAwait(false);
            foreach (var entry in entries)
                Recover(entry);
            if (entries.Length < most)
                return;
            (from, left) = (entries[^1].Seq + 1, left - entries.Length);
        }

        void Recover(ThredJournalEntry entry) =>
            recoveryCallback(new Persistent(ThredForms.Of(entry.Manifest).Read(new WireFields(entry.Payload)), entry.Seq, persistenceId, ""));
    }

    /// <inheritdoc />
    public override Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr, CancellationToken cancellationToken) => _numbers.AskAsync(persistenceId);

    // Writes go past the base's breaker and its actor that puts answers into order: they cost more than a step, whoever writes waits for the answer, and groups that take too long fail by themselves.
    /// <inheritdoc />
    protected override bool AroundReceive(Receive receive, object message)
    {
        if (message is not WriteMessages write)
            return base.AroundReceive(receive, message);
        var self = Self;
        try
        {
            // Nobody waits for what came into a mailbox to be durable: its senders go on, and what they send meanwhile goes with the next entry. Who acknowledges waits.
            var written = Written(write.Messages);
            var linger = written.TrueForAll(one => one.Payload is MailRow { Received.IsEmpty: true });
            _groups.Write(written.ConvertAll(Entry), linger, error => Answer(write, written, error, self));
        }
#pragma warning disable CA1031 // What cannot be written down is told to whoever wrote it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Answer(write, Written(write.Messages), e, self);
        }

        return true;
    }

    /// <summary>Is not called: writes are taken before.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    protected override Task<IImmutableList<Exception>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This journal takes its writes as they come.");

    /// <inheritdoc />
    protected override Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr, CancellationToken cancellationToken) =>
        // Whoever keeps a history deletes it when there is nothing left to be known.
        _journal.DeleteAsync(persistenceId, toSequenceNr, JournalRule.Of(persistenceId).Trims, cancellationToken);

    // What was written is told last to be done: the next write begins with that, and its answers may come from another thread. What was not is told first, as by the base: nothing more is written.
    private static void Answer(WriteMessages write, List<IPersistentRepresentation> written, Exception? error, IActorRef self)
    {
        if (error is not null)
            write.PersistentActor.Tell(new WriteMessagesFailed(error, write.Messages.Count()), self);
        foreach (var one in written)
            write.PersistentActor.Tell(error is null ? new WriteMessageSuccess(one, write.ActorInstanceId) : new WriteMessageFailure(one, error, write.ActorInstanceId), one.Sender);
        if (error is null)
            write.PersistentActor.Tell(WriteMessagesSuccessful.Instance, self);
    }

    // Entities of threds put nothing into the queue of their writes that is not written.
    private static List<IPersistentRepresentation> Written(IEnumerable<IPersistentEnvelope> messages)
    {
        var written = new List<IPersistentRepresentation>(1);
        foreach (var message in messages)
        {
            if (message is AtomicWrite atomic)
                written.AddRange((IImmutableList<IPersistentRepresentation>)atomic.Payload);
        }

        return written;
    }

    private static ThredJournalEntry Entry(IPersistentRepresentation one)
    {
        var form = ThredForms.Of(one.Payload.GetType());
        return new(one.PersistenceId, one.SequenceNr, form.Manifest, form.Bytes(one.Payload));
    }
}
