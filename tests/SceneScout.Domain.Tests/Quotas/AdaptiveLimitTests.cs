using CsCheck;
using SceneScout.Domain.Quotas;

namespace SceneScout.Domain.Tests.Quotas;

public sealed class AdaptiveLimitTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(200);

    [Fact]
    public void A_failure_halves_it_once_for_all_calls_that_were_under_way()
    {
        var cut = AdaptiveLimit.Of(8).After(failed: true, Quick, Now);

        Assert.Equal((4, 4, 2), (cut.Limit, cut.After(true, Quick, Now.AddSeconds(1)).Limit, cut.After(true, Quick, Now.AddSeconds(3)).Limit));
    }

    [Fact]
    public void A_round_of_good_answers_adds_one_up_to_the_configured_number()
    {
        var limit = AdaptiveLimit.Of(4).After(true, Quick, Now);
        for (var i = 0; i < 2; i++)
            limit = limit.After(false, Quick, Now);
        Assert.Equal(3, limit.Limit);
        for (var i = 0; i < 50; i++)
            limit = limit.After(false, Quick, Now);
        Assert.Equal(4, limit.Limit);
    }

    [Fact]
    public void An_answer_much_slower_than_usual_counts_like_a_failure()
    {
        var usual = AdaptiveLimit.Of(8);
        for (var i = 0; i < 20; i++)
            usual = usual.After(false, Quick, Now);

        Assert.Equal((8, 4), (usual.After(false, TimeSpan.FromMilliseconds(900), Now).Limit, usual.After(false, TimeSpan.FromSeconds(2), Now).Limit));
    }

    [Fact]
    public void It_stays_between_one_and_the_configured_number() =>
        Gen.Select(Gen.Int[1, 20], Gen.Select(Gen.Bool, Gen.Int[0, 5000]).Array).Sample((most, calls) =>
        {
            var limit = AdaptiveLimit.Of(most);
            var now = Now;
            foreach (var (failed, ms) in calls)
            {
                now = now.AddMilliseconds(ms);
                limit = limit.After(failed, TimeSpan.FromMilliseconds(ms), now);
                if (limit.Limit < 1 || limit.Limit > most)
                    return false;
            }

            return true;
        });

    [Fact]
    public void An_area_waits_for_no_more_calls_than_there_are_other_areas() =>
        Gen.Int[0, 9].Array[1, 100].Sample(areas =>
        {
            var turns = AreaTurns.Empty;
            for (var call = 0; call < areas.Length; call++)
                turns = turns.Join($"area-{areas[call]}", call);
            turns = turns.Join("small", 1000);
            var before = 0;
            while (turns.Next() is { } next && next.Call != 1000)
            {
                turns = next.Left;
                before++;
            }

            return before <= areas.Distinct().Count();
        });

    [Fact]
    public void Every_call_has_its_turn_once_and_in_order_within_its_area() =>
        Gen.Int[0, 4].Array[0, 60].Sample(areas =>
        {
            var turns = AreaTurns.Empty;
            for (var call = 0; call < areas.Length; call++)
                turns = turns.Join($"area-{areas[call]}", call);
            var served = new List<int>();
            while (turns.Next() is { } next)
            {
                turns = next.Left;
                served.Add((int)next.Call);
            }

            return served.Order().SequenceEqual(Enumerable.Range(0, areas.Length))
                && served.GroupBy(call => areas[call]).All(area => area.SequenceEqual(area.Order()));
        });
}
