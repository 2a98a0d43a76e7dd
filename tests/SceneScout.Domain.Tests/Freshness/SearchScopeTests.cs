using SceneScout.Domain.Events;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Tasks;

namespace SceneScout.Domain.Tests.Freshness;

public sealed class SearchScopeTests
{
    private static readonly DateTimeOffset From = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = new(2026, 8, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly GeoPoint Centre = new(52.5, 13.4);
    private static readonly SearchScope Scope = new(Centre, 50_000, new DateRange(From, To));

    [Fact]
    public void A_listing_well_within_the_dates_and_the_circle_is_missing() =>
        Assert.Equal(Absence.Missing, Judge(At(From.AddDays(30))));

    [Theory]
    [InlineData(-3.01, Absence.Begun)]
    [InlineData(-3, Absence.Unjudged)]
    [InlineData(2.99, Absence.Unjudged)]
    [InlineData(3, Absence.Missing)]
    public void Around_the_first_instant_nothing_is_judged_and_before_it_everything_has_begun(double hours, Absence expected) =>
        Assert.Equal(expected, Judge(At(From.AddHours(hours))));

    [Theory]
    [InlineData(-3.01, Absence.Missing)]
    [InlineData(-3, Absence.Unjudged)]
    [InlineData(48, Absence.Unjudged)]
    public void Towards_the_horizon_nothing_is_judged(double hours, Absence expected) =>
        Assert.Equal(expected, Judge(At(To.AddHours(hours))));

    [Theory]
    [InlineData(2026, 5, 30, Absence.Begun)]
    [InlineData(2026, 5, 31, Absence.Unjudged)]
    [InlineData(2026, 6, 1, Absence.Unjudged)]
    [InlineData(2026, 6, 2, Absence.Unjudged)]
    [InlineData(2026, 6, 3, Absence.Missing)]
    [InlineData(2026, 8, 28, Absence.Missing)]
    [InlineData(2026, 8, 29, Absence.Unjudged)]
    public void A_day_without_a_time_is_judged_when_the_whole_day_lies_within_wherever_on_earth_it_is(int year, int month, int day, Absence expected) =>
        Assert.Equal(expected, Judge(new EventTime(new EventMoment(new DateOnly(year, month, day), null, null), null, null, false)));

    [Fact]
    public void Without_a_date_the_area_alone_decides() => Assert.Equal(Absence.Missing, Judge(EventTime.Announced));

    [Theory]
    [InlineData(0, Absence.Missing)]
    [InlineData(48_900, Absence.Missing)]
    [InlineData(49_100, Absence.Unjudged)]
    [InlineData(60_000, Absence.Unjudged)]
    public void Near_the_circles_edge_and_outside_nothing_is_judged(double metres, Absence expected)
    {
        var north = new GeoPoint(Centre.Latitude + (metres / 111_195), Centre.Longitude);

        Assert.Equal(expected, Scope.Judge(Of(At(From.AddDays(30)), north), From));
    }

    [Fact]
    public void A_search_of_later_dates_takes_nothing_for_begun_that_is_still_to_come()
    {
        var nextMonth = Scope with { Range = new DateRange(From.AddDays(30), To) };

        Assert.Equal(Absence.Unjudged, nextMonth.Judge(Of(At(From.AddDays(5)), null), From));
        Assert.Equal(Absence.Begun, nextMonth.Judge(Of(At(From.AddDays(5)), null), From.AddDays(6)));
    }

    private static Absence Judge(EventTime time) => Scope.Judge(Of(time, null), From.AddMinutes(5));

    private static EventTime At(DateTimeOffset utc) => new(new EventMoment(DateOnly.FromDateTime(utc.Date), TimeOnly.FromDateTime(utc.DateTime), utc), null, null, false);

    private static Listing Of(EventTime time, GeoPoint? place) => new()
    {
        Key = new ListingKey(SourceName.Yelp, "a"),
        Title = "Jazz",
        Time = time,
        Venue = place is { } at ? new Venue { Location = at } : null,
    };
}
