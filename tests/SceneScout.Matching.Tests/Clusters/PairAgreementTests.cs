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

    [Fact]
    public void Of_two_that_are_surely_two_the_less_likely_is_doubted()
    {
        Assert.Equal([1], PairAgreement.Doubted([("hall", Hall, "listed", Listed, 0.95), ("hall", Hall, "kitchen", Kitchen, 0.6)], Matcher));
        Assert.Equal([0], PairAgreement.Doubted([("kitchen", Kitchen, "hall", Hall, 0.6), ("listed", Listed, "hall", Hall, 0.95)], Matcher));
    }

    [Fact]
    public void What_is_listed_twice_stays_one() =>
        Assert.Empty(PairAgreement.Doubted([("hall", Hall, "listed", Listed, 0.95), ("hall", Hall, "again", Again, 0.9)], Matcher));

    [Fact]
    public void Pairs_without_a_record_in_common_are_left_alone() =>
        Assert.Empty(PairAgreement.Doubted([("hall", Hall, "listed", Listed, 0.95), ("other", Hall, "kitchen", Kitchen, 0.6)], Matcher));
}
