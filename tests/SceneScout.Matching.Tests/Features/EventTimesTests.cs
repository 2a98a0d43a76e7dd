using SceneScout.Matching.Features;
using SceneScout.Matching.Records;
using static SceneScout.Matching.Tests.Sides;

namespace SceneScout.Matching.Tests.Features;

public sealed class EventTimesTests
{
    private const string Title = "The Weather Makers";

    [Fact]
    public void Of_towns_of_one_name_the_one_that_explains_the_hour_is_meant()
    {
        var values = Measure(At("2024-02-08T18:00:00", "Cambridge"), At("2024-02-08T23:00:00Z", "Cambridge"));
        Assert.Equal(0, values[EventFeatures.Days]);
        Assert.Equal(0, values[EventFeatures.Minutes]);
    }

    [Fact]
    public void A_zone_that_the_name_alone_tells_gives_way_to_one_that_is_known()
    {
        var values = Measure(At("2024-02-22T12:00:00", "Naples", "FL"), At("2024-02-22T17:00:00Z", "Naples"));
        Assert.Equal(0, values[EventFeatures.Minutes]);
    }

    [Fact]
    public void Another_hour_that_no_town_explains_stays_another() =>
        Assert.True(Measure(At("2024-02-08T18:00:00", "Cambridge"), At("2024-02-08T20:30:00Z", "Cambridge"))[EventFeatures.Minutes] > 60);

    [Fact]
    public void A_town_of_that_name_in_another_country_tells_no_zone() =>
        Assert.Null(PreparedSide.Of(At("2024-10-12T09:30:00Z", "Epping", country: "SE")).Place.Zone);

    [Theory]
    [InlineData("12:00:00", "17:00:00Z", true)]
    [InlineData("23:00:00", "01:00:00Z", false)]
    public void Where_nobody_knows_the_zone_an_hour_may_be_that_of_any_clock(string local, string utc, bool mayBe) =>
        Assert.Equal(mayBe, Measure(At("2024-02-08T" + local, "Nirgendsdorf"), At("2024-02-08T" + utc, "Nirgendsdorf"))[EventFeatures.Days] == 0);

    [Fact]
    public void What_is_over_before_the_other_begins_shares_nothing_with_it()
    {
        Assert.Equal(0, Measure(At("2024-10-02T10:00", "Boulder", end: "2024-10-02T10:30"), At("2024-10-02T11:00", "Boulder", end: "2024-10-02T11:30"))[EventFeatures.Overlap]);
        Assert.Equal(0, Measure(At("2024-10-02T10:00", "Boulder", end: "2024-10-02T10:30"), At("2024-10-02T11:00", "Boulder"))[EventFeatures.Overlap]);
        Assert.Equal(1, Measure(At("2024-10-02T10:00", "Boulder", end: "2024-10-02T12:00"), At("2024-10-02T10:30", "Boulder", end: "2024-10-02T11:30"))[EventFeatures.Overlap]);
    }

    [Fact]
    public void Two_days_told_as_dates_are_a_run() =>
        Assert.False(float.IsNaN(Measure(At("2024-05-11T10:00", "Glasgow"), At("2024-05-11", "Glasgow", end: "2024-05-12"))[EventFeatures.Run]));

    [Fact]
    public void Two_days_told_as_dates_and_as_hours_are_the_same_run() =>
        Assert.Equal(1, Measure(At("2025-05-17T10:00", "Glasgow", end: "2025-05-18T19:00"), At("2025-05-17", "Glasgow", end: "2025-05-18"))[EventFeatures.Run]);

    [Fact]
    public void A_night_that_ends_the_next_day_is_none() =>
        Assert.True(float.IsNaN(Measure(At("2024-05-11T22:00", "Glasgow"), At("2024-05-11T22:00", "Glasgow", end: "2024-05-12"))[EventFeatures.Run]));

    [Theory]
    [InlineData("2025-12-28T19:30", 0f)]
    [InlineData("2025-12-28T12:00", 0.5f)]
    [InlineData("2025-12-28", 1f)]
    public void Beside_a_pass_for_all_days_an_evening_is_one_of_them(string start, float expected)
    {
        var pass = At("2025-12-28", "New York") with { Title = "The Weather Makers - 4 Day Pass" };
        Assert.Equal(expected, Measure(At(start, "New York"), pass)[EventFeatures.Pass]);
    }

    private static MatchSide At(string start, string city, string? region = null, string? country = null, string? end = null) =>
        Event(Title, start: start, city: city) with { Region = region, Country = country, End = end is null ? null : SideTime.Read(end) };

    private static float[] Measure(MatchSide left, MatchSide right)
    {
        var values = new float[EventFeatures.Specs.Length];
        EventTimes.Fill(PreparedSide.Of(left), PreparedSide.Of(right), values);
        return values;
    }
}
