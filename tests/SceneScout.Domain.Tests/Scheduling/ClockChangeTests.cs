using NodaTime;
using SceneScout.Domain.Scheduling;

namespace SceneScout.Domain.Tests.Scheduling;

public sealed class ClockChangeTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [Theory]
    // Put forward on 28 March 2027: 02:30 is never shown.
    [InlineData("30 2 * * *", "2027-03-27T12:00Z", "2027-03-28T01:00Z")]
    [InlineData("30 2 * * *", "2027-03-28T01:00Z", "2027-03-28T01:00Z")]
    [InlineData("30 2 * * *", "2027-03-28T01:01Z", "2027-03-29T00:30Z")]
    // Put back on 31 October 2027: 02:30 is shown twice.
    [InlineData("30 2 * * *", "2027-10-30T12:00Z", "2027-10-31T00:30Z")]
    [InlineData("30 2 * * *", "2027-10-31T00:31Z", "2027-11-01T01:30Z")]
    [InlineData("0 3 * * *", "2027-10-31T00:31Z", "2027-10-31T02:00Z")]
    [InlineData("@daily", "2027-06-01T00:00Z", "2027-06-01T22:00Z")]
    public void A_cron_time_follows_the_local_clock(string cron, string from, string expected) =>
        Assert.Equal(At(expected), CronCadence.Read(cron)!.AtOrAfter(At(from), Berlin));

    [Theory]
    [InlineData("01:00-06:00", "2027-06-01T12:00Z", "2027-06-01T23:00Z")]
    [InlineData("01:00-06:00", "2027-06-01T23:30Z", "2027-06-01T23:30Z")]
    [InlineData("01:00-06:00", "2027-06-02T04:00Z", "2027-06-02T23:00Z")]
    [InlineData("23:00-05:00", "2027-06-01T12:00Z", "2027-06-01T21:00Z")]
    [InlineData("02:15-02:45", "2027-03-27T12:00Z", "2027-03-29T00:15Z")]
    [InlineData("02:30-04:00", "2027-03-27T12:00Z", "2027-03-28T01:00Z")]
    [InlineData("02:30-04:00", "2027-10-30T12:00Z", "2027-10-31T01:30Z")]
    [InlineData("02:15-02:45", "2027-10-30T12:00Z", "2027-10-31T00:15Z")]
    public void A_window_opens_by_the_local_clock(string window, string from, string expected) =>
        Assert.Equal(At(expected), OffPeakWindow.Read(window)!.Into(At(from), Berlin, 0));

    [Fact]
    public void A_window_of_a_day_that_never_was_opens_on_the_next() =>
        // Samoa went from 29 to 31 December 2011.
        Assert.Equal(At("2011-12-30T11:00Z"), OffPeakWindow.Read("01:00-06:00")!.Into(At("2011-12-29T20:00Z"), DateTimeZoneProviders.Tzdb["Pacific/Apia"], 0));

    [Theory]
    [InlineData("01:00")]
    [InlineData("01:00-01:00")]
    [InlineData("25:00-06:00")]
    [InlineData("1-6")]
    public void What_is_no_window_is_refused(string text) => Assert.Null(OffPeakWindow.Read(text));

    [Theory]
    [InlineData("0 0 30 2 *")]
    [InlineData("61 * * * *")]
    [InlineData("often")]
    [InlineData("")]
    public void What_never_comes_is_refused(string text) => Assert.Null(CronCadence.Read(text));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
