using CsCheck;
using SceneScout.Domain.Matching;

namespace SceneScout.Domain.Tests.Matching;

/// <summary>Contents of one listing arrive in any order, late and twice: the one read last stands.</summary>
public class RevisionProperties
{
    private const string Block = "dr5r/2026-05-01";

    [Fact]
    public void Whatever_the_order_of_arrival_the_content_read_last_stands() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 4], Gen.Int).Sample((contents, size, seed) =>
        {
            var arrivals = Enumerable.Range(1, contents).SelectMany(n => new[] { Reading(n), Reading(n) }).ToArray();
            new Random(seed).Shuffle(arrivals);

            var state = arrivals.Chunk(size).Aggregate(BlockState.Of(Block, []), (block, batch) => block.Apply(block.Decide(batch).Mutations));

            var stored = Assert.Single(state.Events);
            Assert.Equal(($"Title {contents}", contents), (Assert.Single(stored.Members).Listing.Title, stored.Members[0].Revision));
        });

    [Fact]
    public void A_content_that_came_back_keeps_out_what_stood_between()
    {
        var state = BlockState.Of(Block, []);
        foreach (var reading in new[] { Reading(1, "a"), Reading(3, "a"), Reading(2, "b") })
            state = state.Apply(state.Decide([reading]).Mutations);

        Assert.Equal(("a", 3L), (Assert.Single(state.Events).Members[0].ContentHash, state.Events[0].Members[0].Revision));
    }

    [Fact]
    public void An_older_reading_changes_nothing_and_says_why()
    {
        var state = BlockState.Of(Block, []);
        state = state.Apply(state.Decide([Reading(2)]).Mutations);

        var late = state.Decide([Reading(1)]);

        Assert.Empty(late.Mutations);
        Assert.Equal((MatchKind.Unchanged, "an older reading of the same listing"), (late.Answers[0].Kind, Assert.Single(late.Answers[0].Reasons)));
    }

    [Fact]
    public void Readings_without_a_revision_count_as_they_arrive()
    {
        var state = BlockState.Of(Block, []);
        foreach (var reading in new[] { Reading(2) with { Revision = null }, Reading(1) with { Revision = null } })
            state = state.Apply(state.Decide([reading]).Mutations);

        Assert.Equal("Title 1", Assert.Single(Assert.Single(state.Events).Members).Listing.Title);
    }

    private static IncomingListing Reading(int n, string? hash = null) =>
        Listings.Incoming(Listings.Of("yelp:1", $"Title {n}"), hash ?? $"h{n}") with { Revision = n };
}
