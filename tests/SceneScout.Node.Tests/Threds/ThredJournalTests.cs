using System.Collections.Immutable;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Persistence;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Instances;
using SceneScout.Threds.Cluster.Journal;
using Xunit;

namespace SceneScout.Node.Tests.Threds;

/// <summary>What the journal of threds answers to those who write.</summary>
public sealed class ThredJournalTests : IAsyncLifetime
{
    private const int Instance = 7;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly RefusingJournal _store = new();
    private ActorSystem _system = null!;
    private Inbox _writer = null!;

    public Task InitializeAsync()
    {
        _system = ActorSystem.Create("journal", ActorSystemSetup.Create(
            BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString(ThredJournal.Hocon)), new ThredJournalSetup(_store, TimeProvider.System)));
        _writer = Inbox.Create(_system);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _system.Terminate();

    [Fact]
    public async Task What_is_durable_is_answered_one_by_one_in_order_and_last_that_all_is()
    {
        Write("thred-a", Row(), Row());

        Assert.Equal(1, (await NextAsync<WriteMessageSuccess>()).Persistent.SequenceNr);
        Assert.Equal(2, (await NextAsync<WriteMessageSuccess>()).Persistent.SequenceNr);
        await NextAsync<WriteMessagesSuccessful>();
        Assert.Equal([("thred-a", 1L), ("thred-a", 2L)], _store.Entries.Select(entry => (entry.PersistenceId, entry.Seq)));
    }

    [Fact]
    public async Task What_the_store_refuses_fails_for_its_writer_alone()
    {
        _store.Refused = "thred-bad";
        Write("thred-bad", Row());
        Assert.IsType<StoreConflictException>((await NextAsync<WriteMessagesFailed>()).Cause);
        var failed = await NextAsync<WriteMessageFailure>();
        Assert.Equal((1L, Instance), (failed.Persistent.SequenceNr, failed.ActorInstanceId));

        Write("thred-good", Row());
        await NextAsync<WriteMessageSuccess>();
    }

    [Fact]
    public async Task What_cannot_be_written_down_fails_and_the_journal_goes_on()
    {
        Write("thred-odd", "no form has this");
        await NextAsync<WriteMessagesFailed>();
        Assert.Equal("no form has this", (await NextAsync<WriteMessageFailure>()).Persistent.Payload);

        Write("thred-good", Row());
        await NextAsync<WriteMessageSuccess>();
        Assert.Equal(["thred-good"], _store.Entries.Select(entry => entry.PersistenceId));
    }

    private static ThredRow Row() => new([], []);

    private void Write(string id, params object[] rows)
    {
        var messages = rows.Select((row, at) => (IPersistentRepresentation)new Persistent(row, at + 1, id, "", sender: _writer.Receiver)).ToImmutableList();
        Persistence.Instance.Apply(_system).JournalFor(ThredJournal.PluginId).Tell(new WriteMessages([new AtomicWrite(messages)], _writer.Receiver, Instance));
    }

    private async Task<T> NextAsync<T>() => Assert.IsType<T>(await _writer.ReceiveAsync(Patience));

    /// <summary>A journal in memory that takes no entries of one owner.</summary>
    private sealed class RefusingJournal : IThredJournal
    {
        private ImmutableList<ThredJournalEntry> _entries = [];

        public string? Refused { get; set; }

        public ImmutableList<ThredJournalEntry> Entries => _entries;

        public Task AppendAsync(IReadOnlyList<ThredJournalEntry> entries, CancellationToken cancellation)
        {
            if (entries.Any(entry => entry.PersistenceId == Refused))
                return Task.FromException(new StoreConflictException("It is there."));
            ImmutableInterlocked.Update(ref _entries, all => all.AddRange(entries));
            return Task.CompletedTask;
        }

        public Task<ImmutableArray<ThredJournalEntry>> ReadAsync(string persistenceId, long from, long through, int limit, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<ImmutableSortedDictionary<string, ImmutableArray<ThredJournalEntry>>> ReadBeginningsAsync(IReadOnlyCollection<string> persistenceIds, int through, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<ImmutableSortedDictionary<string, long>> HighestAsync(IReadOnlyCollection<string> persistenceIds, CancellationToken cancellation) => throw new NotSupportedException();

        public Task DeleteAsync(string persistenceId, long through, bool keepNumber, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
