using System.Collections.Immutable;
using Akka.Actor;
using Akka.TestKit;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Actors.Quotas;
using SceneScout.Domain.Quotas;
using Xunit;

namespace SceneScout.Actors.Tests.Quotas;

public sealed class QuotaActorTests : ActorTest
{
    private const string Key = "k-1";
    private static readonly QuotaLimit Day = new(300, TimeSpan.FromDays(1), WindowKind.UtcDay);
    private static readonly QuotaOptions Budgets = new(
        ImmutableSortedDictionary<string, SourceQuota>.Empty.Add("yelp", new SourceQuota([Day], QuotaLimits.Ceiling(5), IsDocumented: true)), QuotaTiming.Default);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2027, 1, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_was_used_today_is_known_after_a_restart_and_ends_with_the_day()
    {
        var node = CreateTestProbe();
        var owner = Start();
        var lease = await RenewAsync(owner, node, "a", 1);
        await RenewAsync(owner, node, "a", 2, report => report with { HeldSlots = lease.Slots, HeldUnits = lease.Units!.Value - 6, Spent = [new SpentUnits(0, 6)] });

        var again = await RestartAsync(owner);

        var stand = Assert.Single((await ShowAsync(again)).Keys);
        Assert.Equal((Key, 300), (stand.KeyId, stand.Windows[0].Limit));
        Assert.InRange(stand.Windows[0].Used, 6, 40);
        _time.Advance(TimeSpan.FromHours(13));
        Assert.Equal(0, (await ShowAsync(again)).Keys[0].Windows[0].Used);
    }

    [Fact]
    public async Task What_a_day_has_is_given_out_once_however_often_the_owner_restarts()
    {
        var given = 0;
        var owner = Start();
        for (var i = 1; i <= 12; i++)
        {
            // A node that takes what it can, spends it and is gone.
            var lease = await RenewAsync(owner, CreateTestProbe(), $"n{i}", 1, report => report with { WantUnits = 50 });
            given += lease.Units!.Value;
            _time.Advance(TimeSpan.FromSeconds(10));
            owner = await RestartAsync(owner);
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.InRange(given, 100, 300);
        Assert.Equal(0, (await RenewAsync(owner, CreateTestProbe(), "late", 1)).Units);
    }

    [Fact]
    public async Task The_lease_of_a_dead_node_is_free_when_its_last_call_has_arrived_and_rested_and_not_before()
    {
        var owner = Start();
        Assert.Equal(5, (await RenewAsync(owner, CreateTestProbe(), "dead", 1)).Slots);
        var other = CreateTestProbe();

        // 1.75 s to begin calls, a second for the last one's way, a second of rest: three quarters of a second before the lease time is over.
        _time.Advance(TimeSpan.FromMilliseconds(3749));
        var early = await RenewAsync(owner, other, "other", 1);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        var late = await RenewAsync(owner, other, "other", 2);

        Assert.Equal((0, 5), (early.Slots, late.Slots));
    }

    [Fact]
    public async Task A_limit_that_is_lowered_calls_slots_back_again_and_again_until_the_node_has_answered_and_holds_after_a_restart()
    {
        var node = CreateTestProbe();
        var owner = Start();
        await RenewAsync(owner, node, "a", 1);

        owner.Tell(new QuotaCommands.SetLimits("yelp", [new QuotaLimit(2, TimeSpan.FromSeconds(1)), Day], "ann"), TestActor);

        Assert.True((await ExpectMsgAsync<QuotaReplies.Budget>(Patience)).IsSet);
        Assert.Equal(2, (await node.ExpectMsgAsync<QuotaReplies.Recalled>(Patience)).Slots);
        await node.ExpectMsgAsync<QuotaReplies.Recalled>(Patience);
        var kept = await RenewAsync(owner, node, "a", 2, report => report with { HeldSlots = 2, RestMs = 1000 });
        var again = await ShowAsync(await RestartAsync(owner));
        Assert.Equal(2, kept.Slots);
        Assert.Equal((true, 2), (again.IsSet, again.Limits[0].Units));
    }

    [Fact]
    public async Task A_long_journal_is_read_from_its_snapshot()
    {
        var owner = Start();
        await RenewAsync(owner, CreateTestProbe(), "a", 1);
        for (var i = 0; i < 450; i++)
        {
            owner.Tell(new QuotaCommands.SetLimits("yelp", [new QuotaLimit(1 + (i % 2), TimeSpan.FromSeconds(1)), Day], "ann"), TestActor);
            await ExpectMsgAsync<QuotaReplies.Budget>(Patience);
        }

        var again = await ShowAsync(await RestartAsync(owner));

        Assert.Equal((true, 2), (again.IsSet, again.Limits[0].Units));
        Assert.InRange(again.Keys[0].Windows[0].Used, 1, 40);
    }

    private IActorRef Start() => Sys.ActorOf(Props.Create(() => new QuotaActor("yelp", Budgets, _time)));

    private async Task<IActorRef> RestartAsync(IActorRef owner)
    {
        await WatchAsync(owner);
        owner.Tell(PoisonPill.Instance);
        await ExpectTerminatedAsync(owner, Patience);
        var again = Start();
        // Its answer says that it has read its journal: the clock may go on.
        await ShowAsync(again);
        return again;
    }

    private async Task<QuotaReplies.Budget> ShowAsync(IActorRef owner)
    {
        var asker = CreateTestProbe();
        owner.Tell(new QuotaCommands.Show("yelp"), asker);
        return await asker.ExpectMsgAsync<QuotaReplies.Budget>(Patience);
    }

    // Recalls of what the node holds may come in between.
    private static async Task<KeyLease> RenewAsync(IActorRef owner, TestProbe node, string name, long seq, Func<KeyReport, KeyReport>? told = null)
    {
        var report = new KeyReport { KeyId = Key, WantSlots = 5, WantUnits = 10 };
        owner.Tell(new QuotaCommands.Renew("yelp", name, seq, [told?.Invoke(report) ?? report]), node);
        var answer = await node.FishForMessageAsync<QuotaReplies.Leased>(leased => leased.Seq == seq, Patience);
        return Assert.Single(answer.Keys);
    }
}
