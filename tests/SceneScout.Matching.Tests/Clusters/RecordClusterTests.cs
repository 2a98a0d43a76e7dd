using CsCheck;
using SceneScout.Matching.Clusters;
using SceneScout.Matching.Model;
using SceneScout.Matching.Records;
using SceneScout.Matching.Training;
using static SceneScout.Matching.Tests.Sides;

namespace SceneScout.Matching.Tests.Clusters;

public sealed class RecordClusterTests
{
    private static readonly MatchSide[] World = [.. Made()];

    [Fact]
    public void The_order_of_the_records_does_not_matter()
    {
        var expected = Clusters(World);
        Gen.Shuffle(World).Sample(shuffled => Assert.Equal(expected, Clusters(shuffled)), iter: 1, threads: 1);
    }

    /// <summary>What is judged the same when two are compared is found among all.</summary>
    [Fact]
    public void Candidates_miss_nothing()
    {
        var sides = World.Select(PreparedSide.Of).ToArray();
        var candidates = CandidatePairs.Of(sides).ToHashSet();
        var same = 0;
        var missed = new List<string>();
        for (var at = 0; at < sides.Length; at += 2)
            if (Truth(World[at]) == Truth(World[at + 1]) && Matcher.Judge(sides[at], sides[at + 1]).Outcome == MatchOutcome.Merge)
            {
                same++;
                if (!candidates.Contains((at, at + 1)))
                    missed.Add($"{World[at]} and {World[at + 1]}");
            }

        Assert.InRange(same, 90, 200);
        Assert.True(missed.Count == 0, string.Join("; ", missed));
        Assert.True(candidates.Count < 20 * sides.Length, $"{candidates.Count} candidates of {sides.Length} records");
    }

    [Fact]
    public void Records_of_one_thing_end_in_one_cluster()
    {
        var clusters = Clusters(World);
        var pairs = World.Chunk(2).Where(pair => Truth(pair[0]) == Truth(pair[1])).ToArray();
        var together = pairs.Count(pair => clusters[pair[0].Id!] == clusters[pair[1].Id!]);
        var rivals = World.Chunk(2).Where(pair => Truth(pair[0]) != Truth(pair[1])).ToArray();
        var wrong = rivals.Count(pair => clusters[pair[0].Id!] == clusters[pair[1].Id!]);
        Assert.True(together >= 0.75 * pairs.Length, $"{together} of {pairs.Length} are together");
        Assert.True(wrong <= 0.15 * rivals.Length, $"{wrong} of {rivals.Length} are together that are not one");
    }

    [Theory]
    [InlineData(-17.0, 179.9999, -17.0, -179.9999)]
    [InlineData(89.9999, 10.0, 89.9999, -170.0)]
    [InlineData(-89.9999, 0.0, -89.9999, 120.0)]
    [InlineData(51.5, 0.0001, 51.5, -0.0001)]
    public void Borders_of_the_map_part_nothing(double lat, double lon, double otherLat, double otherLon)
    {
        var sides = new[]
        {
            Event("Midsummer Concert of Rudnevik", "Polar Hall", "2026-06-21T20:00", lat: lat, lon: lon) with { Id = "1", Source = "a" },
            Event("Rudnevik Midsummer Concert", "Polar Hall", "2026-06-21T20:00", lat: otherLat, lon: otherLon) with { Id = "2", Source = "b" },
        };
        Assert.Single(Clusters(sides).Values.Distinct());
        var venues = sides.Select(side => side with { Kind = SideKind.Venue, Title = null, Start = null }).ToArray();
        Assert.Single(Clusters(venues).Values.Distinct());
    }

    [Fact]
    public void Midnight_parts_nothing() => Assert.Single(Clusters(
        Event("Klubnacht", "Berghain", "2026-05-01T23:45", "Berlin") with { Id = "1", Source = "a" },
        Event("Berghain Klubnacht", "Berghain", "2026-05-02T00:15", "Berlin") with { Id = "2", Source = "b" }).Values.Distinct());

    [Fact]
    public void A_link_brings_together_what_lies_anywhere() => Assert.Single(Clusters(
        Event("Winter Gala", "Foundry", "2026-05-01T20:00", "Portland") with { Id = "1", Source = "a", Url = "https://www.eventbrite.com/e/winter-gala-tickets-123456789012" },
        Event("An evening for the arts", null, "2026-05-01T20:00") with { Id = "2", Source = "b", Url = "https://eventbrite.co.uk/e/123456789012?aff=x" }).Values.Distinct());

    [Fact]
    public void Of_two_candidates_in_one_source_the_likelier_is_taken()
    {
        var clusters = Clusters(
            Venue("Royal Theatre", "12 Castle Street", "Norwich", lat: 52.6300, lon: 1.2900) with { Id = "1", Source = "a" },
            Venue("Royal Theatre", "12 Castle Street", "Norwich", lat: 52.6300, lon: 1.2901) with { Id = "2", Source = "b" },
            Venue("Royal Theatre Bar", "14 Castle Street", "Norwich", lat: 52.6301, lon: 1.2902) with { Id = "3", Source = "b" });
        Assert.Equal(clusters["1"], clusters["2"]);
        Assert.NotEqual(clusters["2"], clusters["3"]);
    }

    [Fact]
    public void Likeness_does_not_chain()
    {
        // Each hall is like the next, the first and the last are half a kilometre apart with other names.
        var clusters = Clusters([.. Enumerable.Range(0, 8).Select(at =>
            Venue(at % 2 == 0 ? $"Market Hall {at}" : $"Market Hall {at} Annex", lat: 52.6 + (at * 0.0008), lon: 1.29) with { Id = $"{at}", Source = $"s{at}" })]);
        Assert.NotEqual(clusters["0"], clusters["7"]);
    }

    [Fact]
    public void A_crowd_of_one_name_stays_bounded()
    {
        const int Count = 1500;
        var sides = Enumerable.Range(0, Count).Select(at => PreparedSide.Of(
            Event("Open Mic Night", $"Pub {at}", "2026-05-01T20:00", "London", 51.3 + (0.0001 * at), -0.1) with { Id = $"{at:0000}", Source = "a" })).ToArray();
        Assert.InRange(CandidatePairs.Of(sides).Count(), Count, Count * CandidatePairs.Window * 12);
    }

    private static Dictionary<string, string> Clusters(params MatchSide[] sides)
    {
        var clusters = RecordClusters.Of([.. sides.Select(PreparedSide.Of)], Matcher);
        return sides.Select((side, at) => (side.Id, Cluster: clusters[at])).ToDictionary(pair => pair.Id!, pair => pair.Cluster, StringComparer.Ordinal);
    }

    private static string Truth(MatchSide side) => side.Id!.Split('-')[0];

    // Pairs that are one, and what one could take for them.
    private static IEnumerable<MatchSide> Made()
    {
        var number = 0;
        foreach (var pair in EventPairs.Make(901, 250).Concat(VenuePairs.Make(902, 250)))
        {
            number++;
            yield return pair.Left with { Id = $"{number}-left", Source = "left" };
            yield return pair.Right with { Id = pair.Same ? $"{number}-right" : $"{number}x-right", Source = "right" };
        }
    }
}
