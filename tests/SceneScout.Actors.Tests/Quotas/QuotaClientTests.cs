using Akka.Actor;
using Akka.TestKit;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Actors.Quotas;
using SceneScout.Domain.Events;
using SceneScout.Domain.Quotas;
using SceneScout.Sources.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Quotas;

/// <summary>A node's side of the budgets, with a probe in the owner's place.</summary>
public sealed class QuotaClientTests : ActorTest
{
    private readonly QuotaBudget _budget = new(TimeProvider.System);
    private readonly KeyRing _keys = new(SourceName.Yelp, ["secret"], TimeProvider.System);
    private TestProbe _owner = null!;
    private IActorRef _client = null!;
    private long _fence;
    private long _spent;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _owner = CreateTestProbe();
        _client = Sys.ActorOf(Props.Create(() => new QuotaClient(_budget, _owner, TimeProvider.System)));
    }

    [Fact]
    public async Task Calls_wait_for_the_lease_one_lease_serves_many_and_the_next_report_tells_what_was_used()
    {
        CallTurn[] turns = [await TurnAsync(), await TurnAsync(), await TurnAsync()];
        foreach (var turn in turns)
            turn.Arrived(null);

        while (_spent < 3)
            await LeaseAsync(slots: 3, units: 20);

        Assert.Equal(3, _spent);
        Assert.All(turns, turn => Assert.Equal(ApiKey.IdOf("secret"), turn.Key.Id));
    }

    [Fact]
    public async Task Slots_that_are_called_back_begin_no_further_call_and_the_owner_hears_of_it_at_once()
    {
        (await TurnAsync()).Arrived(null);

        _client.Tell(new QuotaReplies.Recalled("yelp", ApiKey.IdOf("secret"), 0, _fence));

        var report = await _owner.FishForMessageAsync<QuotaCommands.Renew>(renew => renew.Keys.Any(key => key.HeldSlots == 0), Patience);
        Assert.InRange(report.Keys[0].RestMs, 0, 1001);
        Assert.IsType<CallGrant.Later>(await Take(TimeSpan.FromMilliseconds(50)));
    }

    [Fact]
    public async Task A_budget_that_is_used_up_for_long_is_said_at_once_with_the_time()
    {
        var later = Assert.IsType<CallGrant.Later>(await AnswerAsync(slots: 0, units: 0, blockedForMs: 3_600_000));

        Assert.InRange(later.RetryAfter, TimeSpan.FromMinutes(55), TimeSpan.FromHours(1));
        Assert.Matches("^the limits of yelp are used up by the cluster until 20[0-9: -]+Z$", later.Reason);
    }

    [Fact]
    public async Task A_call_that_stood_still_until_its_lease_ran_out_may_not_begin_under_the_next_one()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var gate = new QuotaGate("yelp", time);
        var taking = gate.TakeAsync(new CallAsk(SourceName.Yelp, _keys, Patience), None);
        Lease(gate, fence: 1);
        var turn = Assert.IsType<CallGrant.Now>(await taking).Turn;

        time.Advance(TimeSpan.FromSeconds(2));
        Lease(gate, fence: 2);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(turn.MayBegin);

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(turn.MayBegin);
        Lease(gate, fence: 3);
        Assert.False(turn.MayBegin);
        Assert.True(Assert.IsType<CallGrant.Now>(await gate.TakeAsync(new CallAsk(SourceName.Yelp, _keys, Patience), None)).Turn.MayBegin);
    }

    private static void Lease(QuotaGate gate, long fence)
    {
        var report = gate.Report("node");
        gate.Accept(new QuotaReplies.Leased("yelp", report.Seq, [.. report.Keys.Select(key => new KeyLease { KeyId = key.KeyId, Fence = fence, Slots = 2, SlotRestMs = 1000, UseMs = 2500 })]));
    }

    private Task<CallGrant> Take(TimeSpan wait) => _budget.TakeAsync(new CallAsk(SourceName.Yelp, _keys, wait), None).AsTask();

    private async Task<CallTurn> TurnAsync() => Assert.IsType<CallGrant.Now>(await AnswerAsync(slots: 3, units: 20)).Turn;

    // The owner answers whatever it is told meanwhile: a newer report makes the answer to an older one void.
    private async Task<CallGrant> AnswerAsync(int slots, int units, long blockedForMs = 0)
    {
        var call = Take(Patience);
        while (!call.IsCompleted)
            if (await _owner.ReceiveOneAsync(TimeSpan.FromMilliseconds(20)) is QuotaCommands.Renew renew)
                Answer(renew, slots, units, blockedForMs);
        return await call;
    }

    /// <summary>Answers reports as an owner does, until one names the key.</summary>
    private async Task LeaseAsync(int slots, int units)
    {
        while (true)
        {
            var renew = await _owner.ExpectMsgAsync<QuotaCommands.Renew>(Patience);
            Answer(renew, slots, units, blockedForMs: 0);
            if (!renew.Keys.IsEmpty)
                return;
        }
    }

    private void Answer(QuotaCommands.Renew renew, int slots, int units, long blockedForMs)
    {
        _fence++;
        _spent += renew.Keys.SelectMany(key => key.Spent).Sum(use => use.Units);
        _client.Tell(new QuotaReplies.Leased("yelp", renew.Seq, [.. renew.Keys.Select(key => new KeyLease
        {
            KeyId = key.KeyId,
            Fence = _fence,
            Slots = slots,
            SlotRestMs = 1000,
            Units = units,
            UseMs = 2500,
            BlockedForMs = blockedForMs,
        })]));
    }
}
