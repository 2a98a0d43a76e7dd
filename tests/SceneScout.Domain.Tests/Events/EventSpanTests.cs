using SceneScout.Domain.Events;
using SceneScout.Domain.Tasks;

namespace SceneScout.Domain.Tests.Events;

public sealed class EventSpanTests
{
    private static readonly DateTimeOffset Eight = new(2026, 7, 1, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_goes_from_the_start_to_the_end() =>
        Assert.Equal(new DateRange(Eight, Eight.AddHours(3)), EventSpan.Of(Time(At(Eight), At(Eight.AddHours(3)))));

    [Fact]
    public void A_start_alone_is_the_minute_in_which_it_begins() =>
        Assert.Equal(new DateRange(Eight, Eight.AddMinutes(1)), EventSpan.Of(Time(At(Eight), null)));

    [Fact]
    public void An_end_before_the_start_says_nothing() =>
        Assert.Equal(new DateRange(Eight, Eight.AddMinutes(1)), EventSpan.Of(Time(At(Eight), At(Eight.AddHours(-1)))));

    [Fact]
    public void A_day_alone_is_that_day_at_the_venue() =>
        Assert.Equal(new DateRange(Utc(6, 30, 22), Utc(7, 1, 22)), EventSpan.Of(Time(On(1), null, "Europe/Berlin")));

    [Fact]
    public void A_day_without_a_known_zone_is_one_of_UTC() =>
        Assert.Equal(new DateRange(Utc(7, 1, 0), Utc(7, 2, 0)), EventSpan.Of(Time(On(1), null, "Mars/Olympus")));

    [Fact]
    public void Days_reach_to_the_end_of_the_last() =>
        Assert.Equal(new DateRange(Utc(6, 30, 22), Utc(7, 3, 22)), EventSpan.Of(Time(On(1), On(3), "Europe/Berlin")));

    [Fact]
    public void A_wall_clock_is_read_in_the_zone_of_the_venue() =>
        Assert.Equal(
            new DateRange(Eight, Eight.AddMinutes(1)),
            EventSpan.Of(Time(new EventMoment(new DateOnly(2026, 7, 1), new TimeOnly(20, 0), null), null, "Europe/Berlin")));

    [Fact]
    public void What_is_to_be_announced_has_none() => Assert.Null(EventSpan.Of(EventTime.Announced));

    [Fact]
    public void The_last_day_of_all_has_none_since_no_day_follows() =>
        Assert.Null(EventSpan.Of(Time(new EventMoment(DateOnly.MaxValue, null, null), null)));

    private static EventTime Time(EventMoment start, EventMoment? end, string? zone = null) => new(start, end, zone, false);

    private static EventMoment At(DateTimeOffset utc) => new(null, null, utc);

    private static EventMoment On(int day) => new(new DateOnly(2026, 7, day), null, null);

    private static DateTimeOffset Utc(int month, int day, int hour) => new(2026, month, day, hour, 0, 0, TimeSpan.Zero);
}
