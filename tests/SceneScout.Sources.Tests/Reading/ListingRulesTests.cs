using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Tests.Reading;

/// <summary>What holds for the listings of every source alike.</summary>
public class ListingRulesTests
{
    public static TheoryData<string> Sources => ["ticketmaster", "eventbrite", "yelp", "meetup", "manual"];

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_title_is_repaired_and_every_step_is_told(string source)
    {
        var listing = Read(source, "[CANCELLED] CAFÃ‰ CONCERT IN THE <b>GARDEN</b>");

        Assert.Equal(("Café Concert in the Garden", EventStatus.Cancelled), (listing.Title, listing.Status));
        Assert.Equal(
            [RepairRule.Mojibake, RepairRule.Markup, RepairRule.StateWord, RepairRule.Shouting],
            listing.Warnings.Select(warning => warning.Rule));
        var state = Repair.Of(listing.Warnings[2])!;
        Assert.Equal(new Repair("title", "[CANCELLED] CAFÉ CONCERT IN THE GARDEN", "CAFÉ CONCERT IN THE GARDEN", RepairRule.StateWord), state);
        Assert.Equal("Café Concert in the Garden", listing.Warnings[3].After);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Half_an_emoji_goes_and_one_form_of_a_letter_stays(string source)
    {
        var listing = Read(source, "Cafe\u0301 Night HALF");

        Assert.Equal("Café Night", listing.Title);
        Assert.Equal([RepairRule.CutCharacter], listing.Warnings.Select(warning => warning.Rule));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_good_title_says_nothing(string source)
    {
        var listing = Read(source, "AC/DC – Live & Loud: Part II 🎸");

        Assert.Equal("AC/DC – Live & Loud: Part II 🎸", listing.Title);
        Assert.Empty(listing.Warnings);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_long_title_is_cut_with_its_length_and_limit(string source)
    {
        var listing = Read(source, "Night of " + new string('x', 600));

        Assert.Equal(500, listing.Title.Length);
        var warning = Assert.Single(listing.Warnings);
        Assert.Equal(("title", RepairRule.Shortened, "Shortened: 609 characters, at most 500 are kept."), (warning.Field, warning.Rule, warning.Reason));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void An_end_past_midnight_is_on_the_morning_after(string source)
    {
        var listing = Read(source, "Club Night", end: "2026-06-20T03:00:00");
        if (source == "ticketmaster")
            return; // Its local end times often repeat the start's and are not read.

        Assert.Equal((new DateOnly(2026, 6, 21), new TimeOnly(3, 0)), (listing.Time.End!.LocalDate, listing.Time.End.LocalTime));
        Assert.Contains(listing.Warnings, warning => warning is { Rule: RepairRule.EndNextDay, After: "2026-06-21T03:00:00" });
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_course_of_many_days_keeps_its_end(string source)
    {
        var listing = Read(source, "Course", end: "2026-09-20T21:00:00");
        if (source == "ticketmaster")
            return;

        Assert.Equal(new DateOnly(2026, 9, 20), listing.Time.End!.LocalDate);
        Assert.Empty(listing.Warnings);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void The_age_is_read_from_the_title(string source) => Assert.Equal(18, Read(source, "Comedy (18+)").MinimumAge);

    [Theory]
    [InlineData("yelp")]
    [InlineData("meetup")]
    [InlineData("manual")]
    public void The_language_is_found_where_the_source_says_none(string source) =>
        Assert.Equal("de", Read(source, "Ein Abend mit den besten Liedern der Stadt und für alle").Language);

    [Fact]
    public void The_zone_of_the_coordinates_completes_the_time()
    {
        var time = Manual(""" "start":"2026-06-20T20:00","lat":40.7443,"lng":-73.9871,"country":"US" """).Time;

        Assert.Equal(("America/New_York", Json.Utc("2026-06-21T00:00:00Z")), (time.TimeZone, time.Start.Utc));
    }

    [Fact]
    public void An_instant_in_UTC_becomes_the_time_of_the_place()
    {
        var time = Manual(""" "start":"2026-06-21T00:00:00Z","lat":40.7443,"lng":-73.9871,"country":"US" """).Time;

        Assert.Equal((new DateOnly(2026, 6, 20), new TimeOnly(20, 0)), (time.Start.LocalDate, time.Start.LocalTime));
    }

    [Fact]
    public void A_zone_that_contradicts_the_source_is_not_taken()
    {
        var time = Manual(""" "start":"2026-06-20T20:00:00+02:00","lat":40.7443,"lng":-73.9871,"country":"US" """).Time;

        Assert.Equal((null, new TimeOnly(20, 0), Json.Utc("2026-06-20T18:00:00Z")), (time.TimeZone, time.Start.LocalTime, time.Start.Utc));
    }

    [Fact]
    public void A_day_without_a_time_stays_one()
    {
        var time = Manual(""" "start":"2026-06-20","lat":40.7443,"lng":-73.9871,"country":"US" """).Time;

        Assert.Equal(new EventMoment(new DateOnly(2026, 6, 20), null, null), time.Start);
    }

    [Fact]
    public void A_time_that_clocks_skip_becomes_what_they_show()
    {
        var listing = Manual(""" "start":"2026-03-29T02:30","timezone":"Europe/Berlin" """);

        Assert.Equal((new TimeOnly(3, 30), Json.Utc("2026-03-29T01:30:00Z")), (listing.Time.Start.LocalTime, listing.Time.Start.Utc));
        Assert.Contains(listing.Warnings, warning => warning is { Rule: RepairRule.ClockGap, Field: "start", Value: "2026-03-29T02:30:00", After: "2026-03-29T03:30:00" });
    }

    [Fact]
    public void Of_a_time_that_clocks_show_twice_the_instant_decides_and_else_the_first()
    {
        Assert.Equal(Json.Utc("2026-10-25T00:30:00Z"), Manual(""" "start":"2026-10-25T02:30","timezone":"Europe/Berlin" """).Time.Start.Utc);
        Assert.Equal(Json.Utc("2026-10-25T01:30:00Z"), Manual(""" "start":"2026-10-25T01:30:00Z","timezone":"Europe/Berlin" """).Time.Start.Utc);
    }

    [Fact]
    public void A_zone_of_the_past_has_its_present_name_and_that_is_told() =>
        Assert.Contains(Manual(""" "start":"2026-06-20T20:00","timezone":"US/Eastern" """).Warnings, warning => warning is { Rule: RepairRule.ZoneAlias, Value: "US/Eastern", After: "America/New_York" });

    [Theory]
    [InlineData("40.7443", "73.9871", 40.7443, -73.9871, RepairRule.WrongSign)]
    [InlineData("-40.7443", "-73.9871", 40.7443, -73.9871, RepairRule.WrongSign)]
    [InlineData("-73.9871", "40.7443", 40.7443, -73.9871, RepairRule.SwappedCoordinates)]
    [InlineData("-118.2437", "34.0522", 34.0522, -118.2437, RepairRule.SwappedCoordinates)]
    [InlineData("40.7", "-74", 40.7, -74.0, RepairRule.CoarseCoordinates)]
    public void Coordinates_are_repaired_against_their_country(string lat, string lng, double latitude, double longitude, string rule)
    {
        var listing = Manual($$""" "start":"2026-06-20","lat":{{lat}},"lng":{{lng}},"country":"US" """);

        Assert.Equal((latitude, longitude), (listing.Venue!.Location!.Value.Latitude, listing.Venue.Location.Value.Longitude));
        Assert.Equal([rule], listing.Warnings.Select(warning => warning.Rule));
    }

    [Theory]
    [InlineData("51.5", "-0.12", RepairRule.Elsewhere)]
    [InlineData("91", "0", RepairRule.LeftOut)]
    [InlineData("0", "0", RepairRule.LeftOut)]
    public void A_point_that_cannot_be_is_left_out(string lat, string lng, string rule)
    {
        var listing = Manual($$""" "start":"2026-06-20","lat":{{lat}},"lng":{{lng}},"country":"US" """);

        Assert.Null(listing.Venue!.Location);
        Assert.Equal([rule], listing.Warnings.Select(warning => warning.Rule));
    }

    [Fact]
    public void An_event_with_a_price_is_not_free()
    {
        var listing = Manual(""" "start":"2026-06-20","price":5,"is_free":true """);

        Assert.Equal((5m, null), (listing.Price!.Min, listing.IsFree));
        Assert.Equal([RepairRule.FreeWithPrice], listing.Warnings.Select(warning => warning.Rule));
    }

    [Fact]
    public void Unknown_is_not_free()
    {
        Assert.Equal((null, null), (Manual(""" "start":"2026-06-20" """).Price, Manual(""" "start":"2026-06-20" """).IsFree));
        Assert.Equal((0m, null), (Manual(""" "start":"2026-06-20","price":0 """).Price!.Min, Manual(""" "start":"2026-06-20","price":0 """).IsFree));
        Assert.Equal((null, true), (Manual(""" "start":"2026-06-20","is_free":true """).Price, Manual(""" "start":"2026-06-20","is_free":true """).IsFree));
    }

    [Fact]
    public void Performers_organizer_and_age_of_a_submission_are_read()
    {
        var listing = Manual(""" "start":"2026-06-20","artists":["Ana","Bo & Co"],"organizer":"House","min_age":"16+" """);

        Assert.Equal(["Ana", "Bo & Co"], listing.Performers.Select(one => one.Name));
        Assert.Equal(("House", 16), (listing.Organizer!.Name, listing.MinimumAge!.Value));
        Assert.Equal(["Ana", "Bo"], Manual(""" "start":"2026-06-20","lineup":"Ana, Bo" """).Performers.Select(one => one.Name));
    }

    [Fact]
    public void No_more_than_a_hundred_performers_are_kept()
    {
        var listing = Manual($$""" "start":"2026-06-20","artists":[{{string.Join(',', Enumerable.Range(0, 130).Select(number => $"\"a{number}\""))}}] """);

        Assert.Equal(100, listing.Performers.Length);
        Assert.Equal("Shortened: 130 of them, at most 100 are kept.", Assert.Single(listing.Warnings).Reason);
    }

    [Fact]
    public void A_refusal_has_field_value_and_rule()
    {
        var error = Assert.Single(Json.Errors(Adapter("manual"), """{"title":"T","start":"soon"}"""));

        Assert.Equal(("start", "soon", RepairRule.Refused), (error.Field, error.Value, error.Rule));
    }

    private static Listing Manual(string members) => Json.Listing(Adapter("manual"), $$"""{"title":"T",{{members}}}""");

    private static Listing Read(string source, string title, string end = "2026-06-20T23:00:00")
    {
        var text = JsonSerializer.Serialize(title.Replace("HALF", "", StringComparison.Ordinal));
        if (title.EndsWith("HALF", StringComparison.Ordinal))
            text = text[..^1] + "\\ud83c\"";
        return Json.Listing(Adapter(source), Answer(source, end).Replace("\"TITLE\"", text, StringComparison.Ordinal));
    }

    private static string Answer(string source, string end) => source switch
    {
        "ticketmaster" => """{"_embedded":{"events":[{"id":"a","name":"TITLE","dates":{"start":{"localDate":"2026-06-20","localTime":"22:00:00"},"timezone":"America/New_York"}}]}}""",
        "eventbrite" => $$$"""{"events":[{"id":"1","name":{"text":"TITLE"},"start":{"timezone":"America/New_York","local":"2026-06-20T22:00:00"},"end":{"timezone":"America/New_York","local":"{{{end}}}"},"online_event":false}]}""",
        "yelp" => $$$"""{"total":1,"events":[{"id":"a","name":"TITLE","time_start":"2026-06-20T22:00:00-04:00","time_end":"{{{end}}}-04:00","location":{}}]}""",
        "meetup" => $$$"""{"events":[{"id":"1","title":"TITLE","dateTime":"2026-06-20T22:00:00-04:00","endTime":"{{{end}}}-04:00","eventUrl":"https://www.meetup.com/g/events/1/"}]}""",
        _ => $$$"""{"title":"TITLE","start":"2026-06-20T22:00","end":"{{{end}}}","timezone":"America/New_York"}""",
    };

    private static ISourceAdapter Adapter(string source) => SourceRegistry.BuiltIn.Find(new SourceName(source))!.Adapter;
}
