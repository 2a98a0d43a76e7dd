using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Journal;
using Xunit;

namespace SceneScout.Node.Tests.Threds;

public sealed class JournalGroupsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly FakeTimeProvider _time = new();
    private readonly HeldJournal _journal = new();
    private readonly JournalGroups _groups;

    public JournalGroupsTests() => _groups = new(_journal, _time);

    [Fact]
    public async Task What_comes_while_a_group_is_on_its_way_goes_together_with_the_next_in_the_order_of_names()
    {
        var first = Write("thred-m");
        var held = await _journal.NextAsync();
        var (b, a) = (Write("thred-b"), Write("thred-a"));
        held.Let(null);
        var next = await _journal.NextAsync();
        next.Let(null);

        Assert.Equal(["thred-m"], held.Ids);
        Assert.Equal(["thred-a", "thred-b"], next.Ids);
        Assert.All(await Task.WhenAll(first, a, b).WaitAsync(Patience), Assert.Null);
    }

    [Fact]
    public async Task Of_a_group_that_the_store_refuses_only_who_is_to_blame_is_told_so()
    {
        var first = Write("thred-first");
        var held = await _journal.NextAsync();
        var (bad, good) = (Write("thred-bad"), Write("thred-good"));
        held.Let(null);
        (await _journal.NextAsync()).Let(new StoreConflictException("One of them is there.", new InvalidOperationException()));
        (await _journal.NextAsync()).Let(new StoreConflictException("It is there.", new InvalidOperationException()));
        (await _journal.NextAsync()).Let(null);

        Assert.Null(await first.WaitAsync(Patience));
        Assert.IsType<StoreConflictException>(await bad.WaitAsync(Patience));
        Assert.Null(await good.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_store_that_cannot_be_reached_is_told_to_all_of_the_group_and_the_next_is_tried()
    {
        var lost = Write("thred-a");
        var held = await _journal.NextAsync();
        var next = Write("thred-b");
        held.Let(new StoreUnavailableException("It is away.", new TimeoutException()));
        (await _journal.NextAsync()).Let(null);

        Assert.IsType<StoreUnavailableException>(await lost.WaitAsync(Patience));
        Assert.Null(await next.WaitAsync(Patience));
    }

    [Fact]
    public async Task What_nobody_waits_for_is_written_at_once_while_little_goes_on()
    {
        var mail = Write("participant-ann", linger: true);
        (await _journal.NextAsync()).Let(null);

        Assert.Null(await mail.WaitAsync(Patience));
    }

    [Fact]
    public async Task While_groups_are_large_what_nobody_waits_for_lingers_and_goes_together()
    {
        var first = Write("thred-first");
        var held = await _journal.NextAsync();
        var many = Enumerable.Range(0, JournalGroups.WorthASecond).Select(i => Write($"thred-{i}")).ToList();
        var large = await _journal.NextAsync();
        var mails = new[] { Write("participant-bob", linger: true), Write("participant-ann", linger: true) };
        held.Let(null);
        large.Let(null);
        Assert.All(await Task.WhenAll([first, .. many]).WaitAsync(Patience), Assert.Null);
        Assert.All(mails, mail => Assert.False(mail.IsCompleted));
        Assert.False(_journal.HasMore);

        // The wait begins on a thread of its own.
        for (var began = TimeProvider.System.GetTimestamp(); !_journal.HasMore;)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience);
            _time.Advance(JournalGroups.Linger);
            await Task.Yield();
        }

        var together = await _journal.NextAsync();
        together.Let(null);
        Assert.Equal(["participant-ann", "participant-bob"], together.Ids);
        Assert.All(await Task.WhenAll(mails).WaitAsync(Patience), Assert.Null);
    }

    private Task<Exception?> Write(string id, bool linger = false)
    {
        var done = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _groups.Write([new(id, 1, "thred-j/1", [1])], linger, done.SetResult);
        return done.Task;
    }

    /// <summary>A journal each of whose writes ends when the test says so.</summary>
    private sealed class HeldJournal : IThredJournal
    {
        private readonly Channel<HeldWrite> _writes = Channel.CreateUnbounded<HeldWrite>();

        public bool HasMore => _writes.Reader.Count > 0;

        public async Task<HeldWrite> NextAsync() => await _writes.Reader.ReadAsync().AsTask().WaitAsync(Patience);

        public Task AppendAsync(IReadOnlyList<ThredJournalEntry> entries, CancellationToken cancellation)
        {
            var write = new HeldWrite([.. entries.Select(entry => entry.PersistenceId)]);
            Assert.True(_writes.Writer.TryWrite(write));
            return write.Ended;
        }

        public Task<ImmutableArray<ThredJournalEntry>> ReadAsync(string persistenceId, long from, long through, int limit, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<ImmutableSortedDictionary<string, ImmutableArray<ThredJournalEntry>>> ReadBeginningsAsync(IReadOnlyCollection<string> persistenceIds, int through, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<ImmutableSortedDictionary<string, long>> HighestAsync(IReadOnlyCollection<string> persistenceIds, CancellationToken cancellation) => throw new NotSupportedException();

        public Task DeleteAsync(string persistenceId, long through, bool keepNumber, CancellationToken cancellation) => throw new NotSupportedException();
    }

    private sealed class HeldWrite(string[] ids)
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string[] Ids => ids;

        public Task Ended => _ended.Task;

        public void Let(Exception? error)
        {
            if (error is null)
                _ended.SetResult();
            else
                _ended.SetException(error);
        }
    }
}
