using SceneScout.Matching.Features;
using SceneScout.Matching.Model;
using SceneScout.Matching.Records;

namespace SceneScout.Matching.Tests.Model;

public sealed class PlaceLikenessesTests
{
    private static readonly string?[] Houses = ["Ball Arena", "Pepsi Center", "Ball Arena (Club Lounge)", "The Ball", null];
    private static readonly string?[] Addresses = ["1000 Chopper Cir", "1000 Chopper Circle", null];

    [Fact]
    public void What_is_known_of_two_places_says_the_same_of_a_pair_as_comparing_them()
    {
        var matcher = new PairMatcher(MatchModel.Bundled);
        var places = new PlaceMemory(100);
        MatchSide[] sides = [.. Houses.SelectMany(house => Addresses.Select(address => Sides.Event("Nuggets vs Thunder", house!, "2025-05-15T18:30", "Denver") with { Venue = house, Address = address }))];
        foreach (var left in sides)
            foreach (var right in sides)
            {
                var compared = Measured(matcher, PreparedSide.Of(left), PreparedSide.Of(right));
                Assert.Equal(compared, Measured(matcher, PreparedSide.Of(left, places), PreparedSide.Of(right, places)));
                Assert.Equal(compared, Measured(matcher, PreparedSide.Of(left, places), PreparedSide.Of(right, places)));
            }
    }

    private static float[] Measured(PairMatcher matcher, PreparedSide left, PreparedSide right)
    {
        var values = new float[EventFeatures.Specs.Length];
        matcher.Measure(left, right, SideKind.Event, values);
        return values;
    }
}
