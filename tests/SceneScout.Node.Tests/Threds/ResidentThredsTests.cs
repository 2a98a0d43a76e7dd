using Akka.Actor;
using CsCheck;
using SceneScout.Threds.Cluster.Memory;
using Xunit;

namespace SceneScout.Node.Tests.Threds;

/// <summary>Which threds rest when a node has too many in memory.</summary>
public class ResidentThredsTests
{
    [Fact]
    public void Nobody_rests_while_there_is_room()
    {
        var threds = new ResidentThreds(3);
        for (var n = 0; n < 3; n++)
            threds.Add(One());

        Assert.Empty(threds.ToRest());
        Assert.Equal(3, threds.Count);
    }

    [Fact]
    public void Who_came_first_rests_first_unless_it_had_something_to_do()
    {
        var threds = new ResidentThreds(2);
        var (first, second, third) = (One(), One(), One());
        threds.Add(first);
        threds.Add(second);
        first.Use();
        threds.Add(third);

        Assert.Equal([second], threds.ToRest());
        Assert.Equal(2, threds.Count);

        threds.Add(One());

        Assert.Equal([third], threds.ToRest());
    }

    [Fact]
    public void One_that_cannot_rest_comes_again_and_counts_once()
    {
        var threds = new ResidentThreds(1);
        var busy = One();
        threds.Add(busy);
        threds.Add(One());
        Assert.Equal([busy], threds.ToRest());

        threds.Add(busy);
        threds.Add(busy);

        Assert.Equal(2, threds.Count);
        Assert.Single(threds.ToRest());
    }

    [Fact]
    public void When_all_have_something_to_do_more_stay_for_a_while()
    {
        var threds = new ResidentThreds(1);
        for (var n = 0; n < 20; n++)
        {
            var thred = One();
            threds.Add(thred);
            thred.Use();
        }

        Assert.Empty(threds.ToRest());
        Assert.Equal(20, threds.Count);
    }

    [Fact]
    public void Whoever_comes_and_goes_in_whatever_order_the_count_is_right_and_nobody_who_left_is_asked() =>
        Gen.Int[0, 2].Array[0, 400].Sample(acts =>
        {
            var threds = new ResidentThreds(5);
            var there = new List<Resident>();
            for (var n = 0; n < acts.Length; n++)
                if (acts[n] > 0 || there.Count == 0)
                {
                    there.Add(One());
                    threds.Add(there[^1]);
                    foreach (var resting in threds.ToRest())
                    {
                        Assert.True(there.Remove(resting));
                        threds.Remove(resting);
                    }

                    Assert.InRange(threds.Count, 0, 5);
                }
                else
                {
                    var leaving = there[n % there.Count];
                    there.Remove(leaving);
                    threds.Remove(leaving);
                }

            Assert.Equal(there.Count, threds.Count);
        });

    private static Resident One() => new(ActorRefs.Nobody);
}
