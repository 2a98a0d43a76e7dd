using System.Text.Json;
using NodaTime;
using SceneScout.Matching.Records;

namespace SceneScout.Matching.Tests.Records;

public sealed class SideTimeTests
{
    [Theory]
    [InlineData("2026-05-01", "2026-05-01", null, null)]
    [InlineData("2026-05-01T20:30", "2026-05-01", 1230, null)]
    [InlineData("2026-05-01 20:30:00", "2026-05-01", 1230, null)]
    [InlineData("2026-05-01T20:30:00.000Z", "2026-05-01", 1230, 0)]
    [InlineData("2026-05-01T20:30:00-04:00", "2026-05-01", 1230, -240)]
    [InlineData("2026-05-01T20:30:00+0530", "2026-05-01", 1230, 330)]
    [InlineData("01.05.2026", "2026-05-01", null, null)]
    [InlineData("May 1, 2026", "2026-05-01", null, null)]
    public void Times_are_read_as_feeds_write_them(string text, string date, int? minute, int? offset) =>
        Assert.Equal(
            new SideTime(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), minute, offset is { } minutes ? TimeSpan.FromMinutes(minutes) : null),
            SideTime.Read(text));

    [Theory]
    [InlineData("soon")]
    [InlineData("2026-13-01")]
    [InlineData("")]
    public void What_is_no_time_is_refused(string text) => Assert.Null(SideTime.Read(text));

    [Fact]
    public void UTC_becomes_local_where_the_place_is_known()
    {
        var time = SideTime.Read("2026-05-02T03:00:00Z")!.Value;
        var known = LocalStart.Of(time, () => DateTimeZoneProviders.Tzdb["America/Los_Angeles"]);
        Assert.Equal((new DateOnly(2026, 5, 1).DayNumber, 1200, true), (known.Day, known.Minute, known.IsLocal));
        Assert.False(LocalStart.Of(time, () => null).IsLocal);
    }

    [Theory]
    [InlineData("""{"latitude":95}""", "latitude")]
    [InlineData("""{"start":"soon"}""", "start")]
    [InlineData("""{"kind":"place"}""", "kind")]
    [InlineData("""{"title":{"en":"x"}}""", "title")]
    [InlineData("""{"performers":[7]}""", "performers")]
    public void A_field_that_is_not_accepted_is_named(string json, string field)
    {
        using var document = JsonDocument.Parse(json);
        var mistake = Assert.Throws<SideMistakeException>(() => SideReading.Of(document.RootElement, "left."));
        Assert.Equal($"left.{field}", mistake.Field);
        Assert.Contains("give ", mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://www.eventbrite.com/e/gala-tickets-123456789012?aff=x", "http://eventbrite.co.uk/e/123456789012/")]
    [InlineData("https://shop.example.com/buy?eid=123456789", "https://www.example.com/event/123456789")]
    [InlineData("https://go.partner.net/c?u=https%3A%2F%2Fwww.tickets.com%2Fevent%2F0900584AC3C84E5C", "https://tickets.com/some-band/event/0900584ac3c84e5c")]
    public void Links_to_one_thing_have_one_id(string left, string right) => Assert.Equal(LinkKey.Of(left)!.Value.Thing, LinkKey.Of(right)!.Value.Thing);

    [Theory]
    [InlineData("https://www.example.com/")]
    [InlineData("not a link at all")]
    public void A_home_page_names_nothing(string url) => Assert.Null(LinkKey.Of(url));
}
