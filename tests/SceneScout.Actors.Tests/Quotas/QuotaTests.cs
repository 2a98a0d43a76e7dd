using SceneScout.Actors.Quotas;
using SceneScout.Domain.Quotas;
using Xunit;

namespace SceneScout.Actors.Tests.Quotas;

public sealed class QuotaTests
{
    private const string Key = "k-1";
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly SourceQuota Documented = new([new QuotaLimit(300, TimeSpan.FromDays(1), WindowKind.UtcDay)], QuotaLimits.Ceiling(5), IsDocumented: true);

    [Fact]
    public void Nothing_is_given_out_that_is_not_in_the_journal()
    {
        var (quota, events) = Ask(Fresh(), "a", 1, Now, wantUnits: 8);

        var reserved = Assert.IsType<QuotaEvents.UnitsReserved>(Assert.Single(events));
        var (next, reply) = quota.Answer(Renew("a", 1, wantUnits: 8), Now);
        Assert.True(reply!.Keys[0].Units <= reserved.Units);
        Assert.Equal(300 - reply.Keys[0].Units!.Value, next.Show(Now).Keys[0].Windows[0].Remaining);
    }

    [Fact]
    public void After_a_crash_what_was_set_aside_counts_as_used()
    {
        var (_, events) = Ask(Fresh(), "a", 1, Now, wantUnits: 8);
        var reserved = events.OfType<QuotaEvents.UnitsReserved>().Sum(e => e.Units);
        var crashed = events.Aggregate(Fresh(), (quota, e) => quota.Replay(e));

        var (after, _) = crashed.Answer(Renew("b", 1, wantUnits: 0), Now.AddSeconds(1));

        Assert.Equal(reserved, after.Show(Now.AddSeconds(1)).Keys[0].Windows[0].Used);
    }

    [Fact]
    public void After_a_crash_leases_that_are_forgotten_keep_their_slots_and_nobody_gets_more_until_they_have_run_out()
    {
        var (_, events) = Ask(Fresh(), "a", 1, Now, wantUnits: 8);
        var crashed = events.Aggregate(Fresh(), (quota, e) => quota.Replay(e));
        var report = new KeyReport { KeyId = Key, HeldSlots = 3, UseLeftMs = 1000, WantSlots = 5, WantUnits = 1 };

        var (held, mine) = crashed.Answer(new QuotaCommands.Renew("yelp", "a", 2, [report]), Now.AddSeconds(1));
        var (quiet, other) = held.Answer(Renew("b", 1, wantUnits: 1), Now.AddSeconds(2));
        var (_, later) = quiet.Answer(Renew("b", 2, wantUnits: 1), Now.AddSeconds(6));

        Assert.Equal(3, mine!.Keys[0].Slots);
        Assert.Equal(0, other!.Keys[0].Slots);
        Assert.True(later!.Keys[0].Slots > 0);
    }

    [Fact]
    public void A_server_that_allows_more_than_is_documented_is_believed_also_after_a_restart()
    {
        var learned = new KeyReport { KeyId = Key, WantSlots = 1, WantUnits = 1, Learned = [new LearnedLimit(86_400_000, 5000, 4, Now.AddHours(12))] };
        var events = Fresh().Decide(new QuotaCommands.Renew("yelp", "a", 1, [learned]), Now);
        var again = events.Aggregate(Fresh(), (quota, e) => quota.Replay(e));

        var (after, _) = again.Answer(Renew("a", 2, wantUnits: 1), Now.AddMinutes(1));

        Assert.Equal(5000, after.Show(Now.AddMinutes(1)).Keys[0].Windows[0].Limit);
        Assert.Empty(again.Decide(new QuotaCommands.Renew("yelp", "a", 2, [learned with { WantUnits = 0 }]), Now));
    }

    [Fact]
    public void Calls_of_somebody_else_under_the_same_key_count()
    {
        var (quota, _) = Ask(Fresh(), "a", 1, Now, wantUnits: 1);
        var told = new KeyReport { KeyId = Key, Learned = [new LearnedLimit(86_400_000, 300, 250, null)] };

        var (after, _) = quota.Answer(new QuotaCommands.Renew("yelp", "a", 1, [told]), Now);

        Assert.Equal(250, after.Show(Now).Keys[0].Windows[0].Used);
    }

    [Fact]
    public void A_server_that_asks_for_silence_gets_it_from_all_nodes()
    {
        var (quota, _) = Ask(Fresh(), "a", 1, Now, wantUnits: 8);
        (quota, _) = quota.Answer(Renew("a", 1, wantUnits: 8), Now);

        (quota, var reply) = quota.Answer(new QuotaCommands.Renew("yelp", "b", 1, [new KeyReport { KeyId = Key, WantSlots = 4, WantUnits = 4, BlockedForMs = 600_000 }]), Now);

        Assert.Equal((0, 600_000L), (reply!.Keys[0].Slots, reply.Keys[0].BlockedForMs));
        Assert.Contains(quota.Recalls(Now), recall => recall is { Node: "a", Message.Slots: 0 });
    }

    [Fact]
    public void An_operator_who_sets_limits_ends_a_silence_of_a_day_also_with_the_limits_that_are_in_force()
    {
        var blocked = new QuotaCommands.Renew("yelp", "b", 1, [new KeyReport { KeyId = Key, WantSlots = 4, WantUnits = 4, BlockedForMs = 86_400_000 }]);
        var events = Fresh().Decide(blocked, Now);
        var (quota, silent) = events.Aggregate(Fresh(), (q, e) => q.Apply(e, Now)).Answer(blocked, Now);
        Assert.Equal((0, 86_400_000L), (silent!.Keys[0].Slots, silent.Keys[0].BlockedForMs));

        var set = quota.Decide(new QuotaCommands.SetLimits("yelp", null, "operator"), Now.AddMinutes(1))!;
        var released = quota.Apply(set, Now.AddMinutes(1));

        var (_, reply) = released.Answer(new QuotaCommands.Renew("yelp", "b", 2, [new KeyReport { KeyId = Key, WantSlots = 4, WantUnits = 4 }]), Now.AddMinutes(1));
        Assert.True(reply!.Keys[0] is { Slots: > 0, BlockedForMs: 0 });
        Assert.Null(released.Decide(new QuotaCommands.SetLimits("yelp", null, "operator"), Now.AddMinutes(1)));
        var restarted = events.Append(set).Aggregate(Fresh(), (q, e) => q.Replay(e)).Recovered(Now.AddMinutes(2));
        Assert.Null(restarted.Show(Now.AddMinutes(2)).Keys[0].BlockedUntil);
    }

    [Fact]
    public void A_limit_that_is_lowered_calls_slots_back_at_once_and_holds_for_good()
    {
        var (quota, _) = Ask(Fresh(), "a", 1, Now, wantUnits: 8);
        (quota, _) = quota.Answer(Renew("a", 1, wantUnits: 8), Now);
        var set = quota.Decide(new QuotaCommands.SetLimits("yelp", [new QuotaLimit(1, TimeSpan.FromSeconds(1))], "operator"), Now)!;

        var lowered = quota.Apply(set, Now);

        Assert.Equal(("a", 1), lowered.Recalls(Now).Select(recall => (recall.Node, recall.Message.Slots)).Single());
        Assert.True(Fresh().Replay(set).Show(Now).IsSet);
        Assert.Null(lowered.Decide(new QuotaCommands.SetLimits("yelp", [new QuotaLimit(1, TimeSpan.FromSeconds(1))], "operator"), Now));
    }

    [Fact]
    public void A_late_report_changes_nothing()
    {
        var (quota, _) = Ask(Fresh(), "a", 2, Now, wantUnits: 8);
        (quota, _) = quota.Answer(Renew("a", 2, wantUnits: 8), Now);

        Assert.Null(quota.Answer(Renew("a", 1, wantUnits: 8), Now).Reply);
    }

    [Fact]
    public void A_snapshot_remembers_what_the_journal_does()
    {
        IQuotaEvent[] events =
        [
            new QuotaEvents.UnitsReserved(Key, 15, 0, Now.AddHours(-1)), new QuotaEvents.LimitLearned(Key, 86_400_000, 900, null, Now),
            new QuotaEvents.LimitsSet([new QuotaLimit(7, TimeSpan.FromMinutes(1))], "o", Now), new QuotaEvents.KeyBlocked(Key, Now.AddHours(1)),
        ];
        var memory = events.Aggregate(new QuotaMemory(), (m, e) => m.Apply(e));

        var restored = new QuotaMemory().Restore(memory.Snapshot(Now));

        Assert.Equal(memory.Limits!.Value.AsEnumerable(), restored.Limits!.Value);
        Assert.Equal(memory.Chunks[Key].AsEnumerable(), restored.Chunks[Key]);
        Assert.Equal(memory.Learned, restored.Learned);
        Assert.Equal((Key, Now.AddHours(1)), restored.Blocked.Select(blocked => (blocked.Key, blocked.Value)).Single());
    }

    private static Quota Fresh() => Quota.Of("yelp", Documented, QuotaTiming.Default);

    private static QuotaCommands.Renew Renew(string node, long seq, int wantUnits) =>
        new("yelp", node, seq, [new KeyReport { KeyId = Key, WantSlots = 5, WantUnits = wantUnits }]);

    private static (Quota Quota, IReadOnlyList<IQuotaEvent> Events) Ask(Quota quota, string node, long seq, DateTimeOffset now, int wantUnits)
    {
        var events = quota.Decide(Renew(node, seq, wantUnits), now);
        return (events.Aggregate(quota, (q, e) => q.Apply(e, now)), events);
    }
}
