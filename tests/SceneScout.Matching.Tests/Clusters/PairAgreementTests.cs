using SceneScout.Matching.Clusters;
using SceneScout.Matching.Records;
using static SceneScout.Matching.Tests.Sides;

namespace SceneScout.Matching.Tests.Clusters;

public sealed class PairAgreementTests
{
    private static readonly MatchSide Hall = Venue("Corn Exchange", "12 Castle Street", "Norwich", lat: 52.6300, lon: 1.2900);
    private static readonly MatchSide Listed = Venue("Corn Exchange", "12 Castle Street", "Norwich", lat: 52.6300, lon: 1.2901);
    private static readonly MatchSide Again = Venue("The Corn Exchange", "12 Castle St", "Norwich", lat: 52.6301, lon: 1.2901);
    private static readonly MatchSide Kitchen = Venue("Mama Adele Pizzeria", "41 Castle Street", "Norwich", lat: 52.6320, lon: 1.2940);
    private static readonly MatchSide Branch = Venue("Bramley Bakes", lat: 52.63012, lon: 1.29034);
    private static readonly MatchSide Near = Venue("Bramley Bakes", lat: 52.63192, lon: 1.29034);

    [Fact]
    public void Of_two_that_are_surely_two_the_less_likely_is_doubted()
    {
        Assert.Equal(PairAgreement.Excluded, Doubted(("hall", Hall, "listed", Listed, 0.95), ("hall", Hall, "kitchen", Kitchen, 0.6))[1]);
        Assert.Equal([0], Doubted(("kitchen", Kitchen, "hall", Hall, 0.6), ("listed", Listed, "hall", Hall, 0.95)).Keys);
    }

    [Fact]
    public void Of_two_that_are_hardly_one_the_less_likely_has_to_be_likelier_than_by_itself()
    {
        var annex = Venue("Corn Exchange Annex", "12 Castle Street", "Norwich", lat: 52.6306, lon: 1.2908);
        var between = Matcher.Quick(PreparedSide.Of(Listed), PreparedSide.Of(annex));
        Assert.InRange(between, Matcher.Model.Venue.ReviewFrom, Matcher.Model.Venue.MergeFrom);
        Assert.Equal(PairAgreement.Outdone, Doubted(("hall", Hall, "listed", Listed, 0.95), ("hall", Hall, "annex", annex, 0.6))[1]);
        Assert.Empty(Doubted(("hall", Hall, "listed", Listed, 0.95), ("hall", Hall, "annex", annex, 0.9)));
    }

    [Fact]
    public void What_is_listed_twice_stays_one() =>
        Assert.Empty(Doubted(("hall", Hall, "listed", Listed, 0.95), ("hall", Hall, "again", Again, 0.9)));

    [Fact]
    public void Pairs_without_a_record_in_common_are_left_alone() =>
        Assert.Empty(Doubted(("hall", Hall, "listed", Listed, 0.95), ("other", Hall, "kitchen", Kitchen, 0.6)));

    [Fact]
    public void Where_a_name_stands_for_several_places_being_near_is_not_enough()
    {
        Assert.Empty(PairAgreement.Doubted([new("a", Branch, "b", Near, 0.6)], Known(Branch, Near), Matcher));
        var elsewhere = Venue("Bramley Bakes", lat: 52.64012, lon: 1.31034);
        Assert.Equal(PairAgreement.OfMany, PairAgreement.Doubted([new("a", Branch, "b", Near, 0.6)], Known(Branch, Near, elsewhere), Matcher)[0]);
        Assert.Empty(PairAgreement.Doubted([new("a", Branch, "b", Near, 0.9)], Known(Branch, Near, elsewhere), Matcher));
    }

    [Fact]
    public void A_branch_is_told_by_its_house_its_phone_or_its_very_place()
    {
        MatchSide[] others = [Venue("Bramley Bakes", lat: 52.64012, lon: 1.31034), Venue("Bramley Bakes", lat: 52.65012, lon: 1.31034)];
        foreach (var (one, other) in new[]
        {
            (Branch with { Address = "7 Mill Road" }, Near with { Address = "7 Mill Rd" }),
            (Branch with { Phone = "01603 555 123" }, Near with { Phone = "+44 1603 555123" }),
            (Branch, Near with { Latitude = 52.63041 }),
        })
            Assert.Equal(0, Known([one, other, .. others]).LogOdds(PreparedSide.Of(one), MergedPair.LeftSource, PreparedSide.Of(other), MergedPair.RightSource));
    }

    [Fact]
    public void Places_of_a_name_count_once_however_often_and_in_whatever_order_they_come()
    {
        MatchSide[] sides = [Near, Venue("Bramley Bakes", lat: 52.64012, lon: 1.31034), Venue("BRAMLEY BAKES", lat: 52.64021, lon: 1.31034)];
        double Lost(IEnumerable<MatchSide> known) => Known([Branch, .. known]).LogOdds(PreparedSide.Of(Branch), MergedPair.LeftSource, PreparedSide.Of(Near), MergedPair.RightSource);
        Assert.Equal(Lost(sides), Lost(sides.Reverse()));
        Assert.Equal(Lost(sides), Lost(sides.Concat(sides)));
        Assert.True(Lost(sides) > 0);
    }

    private static IReadOnlyDictionary<int, string> Doubted(params (string LeftKey, MatchSide Left, string RightKey, MatchSide Right, double Probability)[] merged) =>
        PairAgreement.Doubted([.. merged.Select(one => new MergedPair(one.LeftKey, one.Left, one.RightKey, one.Right, one.Probability))], new Namesakes(), Matcher);

    // The first as one list, the rest as the other.
    private static Namesakes Known(params MatchSide[] sides)
    {
        var namesakes = new Namesakes();
        namesakes.Add(PreparedSide.Of(sides[0]), MergedPair.LeftSource);
        foreach (var side in sides.Skip(1))
            namesakes.Add(PreparedSide.Of(side), MergedPair.RightSource);
        return namesakes;
    }
}
