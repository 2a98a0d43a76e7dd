using static SceneScout.Matching.Tests.Sides;

namespace SceneScout.Matching.Tests.Model;

/// <summary>What listings of one event differ in though they are one.</summary>
public sealed class EventListingTests
{
    private const string Evening = "2026-05-01T20:00";

    [Fact]
    public void A_start_in_UTC_of_a_town_that_nobody_knows_is_told_by_the_others_zone() =>
        Assert.Contains("same start", Judge(Event("Yankees at Red Sox", "Fenway Park", "2026-07-27T23:15:00Z"), Event("Yankees at Red Sox", "Fenway Park", "2026-07-27T19:15", "Boston", 42.346, -71.098)).Reasons);

    [Fact]
    public void The_region_says_which_town_of_a_name_is_meant() =>
        Assert.Contains("same start", Judge(
            Event("Independence Gala", "Hilton Mark Center", "2026-04-27T19:00", "Alexandria") with { Region = "VA" },
            Event("Independence Gala", "Hilton Mark Center", "2026-04-27T23:00:00Z", "Alexandria") with { Region = "Virginia" }).Reasons);

    [Fact]
    public void A_date_alone_is_the_night_that_ends_the_next_morning() =>
        Assert.Contains("same day", Judge(Event("Nitsa: Helena Hauff", "Sala Apolo", "2026-03-02", "Barcelona"), Event("Nitsa w/ Helena Hauff", "Sala Apolo", "2026-03-03T00:30:00+01:00", "Barcelona")).Reasons);

    [Fact]
    public void A_date_alone_is_not_the_morning_of_the_next_day() =>
        Assert.DoesNotContain("same day", Judge(Event("Flea Market", "Old Silos", "2026-03-02", "Toronto"), Event("Flea Market", "Old Silos", "2026-03-03T09:00", "Toronto")).Reasons);

    [Theory]
    [InlineData("Superchunk", "SUPERCHUNK***$15")]
    [InlineData("Blade Runner", "Blade Runner (1982)")]
    [InlineData("The Holdovers", "Holdovers, The (15)")]
    [InlineData("Paul Lewis", "Paul Lewis, 7.30pm")]
    public void Prices_hours_years_and_ratings_are_no_numbers_of_a_title(string left, string right) =>
        Assert.DoesNotContain("one name has a number", Judge(Event(left, "Saltgate Hall", Evening, "Chicago"), Event(right, "Saltgate Hall", Evening, "Chicago")).Reasons);

    [Fact]
    public void What_is_counted_may_be_written_as_a_number_or_in_order() =>
        Assert.Contains("same numbers in the names", Judge(Event("Vale Meetup #92", "Old Silos", Evening, "Toronto"), Event("92nd Vale Meetup", "Old Silos", Evening, "Toronto")).Reasons);

    [Fact]
    public void First_letters_are_a_name() =>
        Merges(Event("BOAC Marathon", "Saltgate Hall", Evening, "Chicago"), Event("Bang On A Can Marathon", "Saltgate Hall", Evening, "Chicago"));

    [Fact]
    public void A_work_is_the_same_in_another_language() =>
        Merges(Event("Die Zauberflöte", "Teatro Real", Evening, "Madrid"), Event("La flauta mágica", "Teatro Real de Madrid", Evening, "Madrid"));

    [Fact]
    public void Who_presents_may_be_all_that_the_other_title_says() =>
        Merges(Event("Disney On Ice presents Road Trip Adventures", "Saltgate Hall", Evening, "Chicago"), Event("Disney On Ice", "Saltgate Hall", Evening, "Chicago"));

    [Fact]
    public void A_hall_within_a_house_is_the_house() =>
        Merges(Event("Aftersun", "Curzon Soho - Screen 1", Evening, "London"), Event("Aftersun", "Curzon Cinema Soho", Evening, "London"));

    [Fact]
    public void A_name_in_another_script_is_unknown_and_not_different()
    {
        var left = Event("Radiohead", "東京国際フォーラム ホールA", Evening, "千代田区");
        var reasons = Judge(left, Event("Radiohead", "Tokyo International Forum", Evening, "Tokyo")).Reasons;
        Assert.DoesNotContain(reasons, reason => reason.StartsWith("other venue", StringComparison.Ordinal));
        Assert.DoesNotContain("other city's name", reasons);
    }

    [Fact]
    public void HTML_that_a_feed_left_in_a_title_is_read() =>
        Merges(Event("Concierto de A&Ntilde;o Nuevo &amp; Baile", "Auditorio Nacional", Evening, "Madrid"), Event("Concierto de Año Nuevo & Baile", "Auditorio Nacional", Evening, "Madrid"));

    [Fact]
    public void Both_teams_may_be_called_by_their_towns_or_not() =>
        Merges(Event("Lakers vs Warriors", "Harbour Arena", Evening, "Los Angeles"), Event("Los Angeles Lakers vs. Golden State Warriors", "Harbour Arena", Evening, "Los Angeles"));
}
