using SceneScout.Matching.Model;
using SceneScout.Matching.Records;
using static SceneScout.Matching.Tests.Sides;

namespace SceneScout.Matching.Tests.Model;

public sealed class EventTrapTests
{
    private const string Hall = "Carnegie Hall";
    private const string Evening = "2026-05-01T20:00";

    [Fact]
    public void The_same_words_place_and_time_are_one() =>
        Merges(Event("Mitsuko Uchida, Piano", Hall, Evening, "New York"), Event("MITSUKO UCHIDA", "Carnegie Hall - Stern Auditorium", "2026-05-01T20:00:00-04:00", "New York"));

    [Fact]
    public void Doors_and_start_half_an_hour_apart_are_one() =>
        Merges(Event("Bonobo (DJ set)", "Fabric", "2026-05-01T22:30", "London"), Event("Bonobo DJ Set at Fabric", "fabric London", "2026-05-01T23:00", "London"));

    [Theory]
    [InlineData("The Weather Makers - 18+", "Emerald Gardens Presents presents: The Weather Makers")]
    [InlineData("Konzerthaus Nord präsentiert: The Weather Makers", "The Weather Makers")]
    [InlineData("The Weather Makers (21+)", "Live Nation presents The Weather Makers - 18+")]
    public void Who_presents_an_event_and_from_which_age_on_is_no_part_of_what_it_is_called(string left, string right) =>
        Merges(Event(left, Hall, Evening, "New York"), Event(right, Hall, "2026-05-01T20:30", "New York"));

    [Fact]
    public void Two_evenings_that_one_house_presents_are_two() =>
        StaysTwo(Event("Live Nation presents The Weather Makers", Hall, Evening, "New York"), Event("Live Nation presents Ruby Falls", Hall, Evening, "New York"));

    [Fact]
    public void Presents_that_are_given_are_a_title() =>
        Merges(Event("Christmas Presents", Hall, Evening, "New York"), Event("Christmas Presents at Carnegie Hall", Hall, Evening, "New York"));

    [Fact]
    public void The_next_evening_of_a_series_is_another() =>
        StaysTwo(Event("Hamilton", "Richard Rodgers Theatre", Evening, "New York"), Event("Hamilton", "Richard Rodgers Theatre", "2026-05-02T20:00", "New York"));

    [Fact]
    public void A_word_of_state_before_who_plays_takes_nobody_out_of_the_title() =>
        StaysTwo(Event("Concert annulé du Quatuor Arco", Hall, Evening, "New York"), Event("Concert annulé du Trio Lune", Hall, Evening, "New York"));

    [Fact]
    public void The_next_week_of_a_recurring_show_is_another() =>
        StaysTwo(Event("Monday Night Jazz Jam", "Smalls", "2026-05-04T19:30", "New York"), Event("Monday Night Jazz Jam", "Smalls Jazz Club", "2026-05-11T19:30", "New York"));

    [Fact]
    public void Matinee_and_evening_of_one_day_are_two() =>
        StaysTwo(Event("The Nutcracker", "Lincoln Center", "2026-12-12T14:00", "New York"), Event("The Nutcracker", "Lincoln Center", "2026-12-12T19:30", "New York"));

    [Fact]
    public void A_festival_and_one_of_its_concerts_are_two()
    {
        var festival = Event("Newport Jazz Festival", "Fort Adams State Park", "2026-07-31T11:00", "Newport") with { End = SideTime.Read("2026-08-02T20:00") };
        StaysTwo(festival, Event("Kamasi Washington", "Fort Adams State Park", "2026-07-31T15:00", "Newport"));
        StaysTwo(festival, Event("Newport Jazz Festival: Kamasi Washington", "Fort Adams State Park", "2026-07-31T15:00", "Newport"));
    }

    [Fact]
    public void A_run_and_one_of_its_performances_are_two()
    {
        var run = Event("The Silver Harbour", "Old Vic", "2026-05-01", "London") with { End = SideTime.Read("2026-06-20") };
        StaysTwo(run, Event("The Silver Harbour", "Old Vic", "2026-05-14T19:30", "London"));
    }

    [Fact]
    public void Two_runs_with_the_same_ends_are_one()
    {
        var run = Event("The Silver Harbour", "Old Vic", "2026-05-01", "London") with { End = SideTime.Read("2026-06-20") };
        Merges(run, run with { Title = "The Silver Harbour - A New Play", Venue = "The Old Vic Theatre" });
    }

    [Fact]
    public void Venues_of_one_name_in_two_cities_are_two() =>
        StaysTwo(Event("New Year's Eve Party", "House of Blues", "2026-12-31T21:00", "Chicago"), Event("New Year's Eve Party", "House of Blues", "2026-12-31T21:00", "Boston"));

    [Fact]
    public void A_cancelled_listing_and_its_twin_are_one() =>
        Merges(Event("[CANCELLED] Bonnie Raitt", "Ryman Auditorium", Evening, "Nashville"), Event("Bonnie Raitt", "Ryman Auditorium", Evening, "Nashville"));

    [Fact]
    public void A_rescheduled_listing_and_its_new_date_are_not_merged() =>
        StaysTwo(Event("RESCHEDULED: Bonnie Raitt", "Ryman Auditorium", Evening, "Nashville"), Event("Bonnie Raitt", "Ryman Auditorium", "2026-09-12T20:00", "Nashville"));

    [Fact]
    public void What_is_sold_beside_an_event_is_not_the_event()
    {
        var concert = Event("Foo Fighters", "Madison Square Garden", Evening, "New York");
        StaysTwo(concert, concert with { Title = "Parking: Foo Fighters" });
        StaysTwo(concert, concert with { Title = "Foo Fighters - VIP Packages" });
    }

    [Fact]
    public void A_title_that_names_its_venue_says_no_other_kind_of_thing()
    {
        Merges(Event("Juniper Vale Quartet at Marlow Tea Room", "Marlow Tea Room", Evening, "Bristol"), Event("Juniper Vale Quartet", "Marlow's Tea Room", Evening, "Bristol"));
        Merges(Event("Juniper Vale @ 31 Harps", "31 Harps", Evening, "Bristol"), Event("Juniper Vale", "31 Harps", Evening, "Bristol"));
    }

    [Fact]
    public void One_instant_is_one_day_wherever_a_city_of_that_name_lies() =>
        Merges(
            Event("Juniper Vale Quartet", "Nain School", "2026-05-01T23:30:00Z", "Toledo City"),
            Event("RESCHEDULED: Juniper Vale Quartet", "Nain School", "2026-05-01T23:30:00Z", "Toledo"));

    [Fact]
    public void A_run_and_an_evening_of_which_no_end_is_known_are_not_the_same_as_two_evenings()
    {
        var run = Event("The Silver Harbour", "Old Vic", "2026-05-01T19:30", "London") with { End = SideTime.Read("2026-06-20T22:00") };
        var evening = Event("The Silver Harbour", "Old Vic", "2026-05-01T19:30", "London");
        StaysTwo(run, evening with { End = SideTime.Read("2026-05-01T22:00") });
        Assert.True(Judge(run, evening).Probability < Judge(run, run).Probability);
    }

    [Fact]
    public void Two_things_in_one_house_at_one_time_are_two() =>
        StaysTwo(Event("Beginner Pottery Workshop", "Arts Centre", "2026-05-01T18:00", "Bristol"), Event("Life Drawing Evening", "Arts Centre", "2026-05-01T18:00", "Bristol"));

    [Fact]
    public void A_ticket_link_to_the_other_listing_is_the_strongest_key()
    {
        var left = Event("Winter Gala", "The Foundry", Evening) with { Url = "https://www.eventbrite.com/e/winter-gala-tickets-123456789012?aff=yelp" };
        var right = Event("An evening for the arts", "Foundry Loft", "2026-05-01T19:00", "Portland", 45.52, -122.68) with { Url = "https://www.eventbrite.co.uk/e/123456789012" };
        Merges(left, right);
        Assert.Contains("same id in the link", Judge(left, right).Reasons);
    }

    [Fact]
    public void Local_dates_compare_and_not_those_in_UTC()
    {
        var local = Event("Sleater-Kinney", "The Fillmore", "2026-05-01T20:00", "San Francisco");
        Merges(local, local with { Start = SideTime.Read("2026-05-02T03:00:00Z"), TimeZone = "America/Los_Angeles" });
        Merges(local, local with { Start = SideTime.Read("2026-05-02T03:00:00Z"), Latitude = 37.784, Longitude = -122.433 });
    }

    [Fact]
    public void A_night_that_begins_around_midnight_is_one() =>
        Merges(Event("Berghain Klubnacht", "Berghain", "2026-05-01T23:59", "Berlin"), Event("Klubnacht", "Berghain", "2026-05-02T00:30", "Berlin"));

    [Fact]
    public void A_date_without_a_time_meets_a_date_with_one() =>
        Merges(Event("Arooj Aftab", "Barbican Hall", "2026-05-01", "London"), Event("Arooj Aftab + support", "Barbican Centre", "2026-05-01T19:30", "London"));

    [Fact]
    public void Performers_speak_where_titles_do_not() =>
        Merges(
            Event("Spring Tour 2026", "Doug Fir Lounge", Evening, "Portland") with { Performers = ["Alela Diane", "Mariee Sioux"] },
            Event("Alela Diane with Mariee Sioux", "Doug Fir", Evening, "Portland"));

    [Fact]
    public void The_reasons_name_venue_titles_and_start()
    {
        var verdict = Judge(Event("Mitsuko Uchida", Hall, Evening, "New York"), Event("Mitsuko Uchida, Piano", Hall, "2026-05-01T20:30", "New York"));
        Assert.Equal(MatchOutcome.Merge, verdict.Outcome);
        Assert.Contains(verdict.Reasons, reason => reason.StartsWith("same venue (", StringComparison.Ordinal));
        Assert.Contains(verdict.Reasons, reason => reason.StartsWith("titles ", StringComparison.Ordinal));
        Assert.Contains("start 30 min apart", verdict.Reasons);
    }

    [Theory]
    [InlineData("*SOLD OUT* Juniper Vale w/ Orla Penn")]
    [InlineData("SOLD OUT - Juniper Vale")]
    [InlineData("JUST ANNOUNCED: Juniper Vale")]
    [InlineData("Juniper Vale (ALL AGES)")]
    [InlineData("[LOW TICKETS] Juniper Vale")]
    [InlineData("An Evening with Juniper Vale")]
    [InlineData("Juniper Vale - Neuer Termin")]
    [InlineData("Juniper Vale - RESCHEDULED FROM 3/12")]
    [InlineData("Friday: Juniper Vale")]
    [InlineData("Juniper Vale (May 1st)")]
    [InlineData("Juniper Vale 5/1/26")]
    [InlineData("Juniper Vale, 1. Mai 2026")]
    public void What_feeds_set_upon_a_title_is_no_part_of_it(string title) =>
        Merges(Event(title, "Saltgate Hall", Evening, "Chicago"), Event("Juniper Vale", "Saltgate Hall", "2026-05-01T19:00", "Chicago"));

    [Fact]
    public void A_week_or_a_game_without_a_number_is_no_part_of_anything() =>
        Merges(Event("Giant Kites - Harbour Games Week", "Old Silos", Evening, "Toronto"), Event("Giant Kites", "Old Silos", Evening, "Toronto"));

    [Fact]
    public void The_second_day_is_a_part() =>
        StaysTwo(Event("Harbour Games", "Old Silos", Evening, "Toronto"), Event("Harbour Games - Day 2", "Old Silos", Evening, "Toronto"));

    [Fact]
    public void A_workshop_may_be_called_so_or_not() =>
        Merges(Event("Lino Printing", "Arts Centre", Evening, "Bristol"), Event("Lino Printing Workshop", "Arts Centre", Evening, "Bristol"));

    [Fact]
    public void The_car_park_of_a_house_is_not_the_house()
    {
        StaysTwo(Event("Juniper Vale", "Saltgate Steel", Evening, "New York"), Event("PARKING: Juniper Vale", "Saltgate Steel Parking", Evening, "New York"));
        Merges(Event("Flea Market", "Saltgate Parking", Evening, "New York"), Event("Flea Market at Saltgate Parking", "Saltgate Parking", Evening, "New York"));
    }

    [Theory]
    [InlineData("Pottery for Beginners", "Pottery for Advanced")]
    [InlineData("Intro to Watercolor", "Intro to Drawing")]
    [InlineData("Toddler Storytime", "Baby Storytime")]
    public void One_word_that_says_what_it_is_makes_another_of_it(string left, string right) =>
        StaysTwo(Event(left, "Arts Centre", Evening, "Bristol"), Event(right, "Arts Centre", Evening, "Bristol"));

    [Theory]
    [InlineData("Open Mic", "The Crooked Lantern", "Barrel & Fox")]
    [InlineData("Carol Service", "St Ebba's Church", "Trinity Chapel")]
    public void What_takes_place_everywhere_on_one_evening_is_told_by_its_house(string title, string left, string right) =>
        StaysTwo(Event(title, left, Evening, "Bristol"), Event(title, right, Evening, "Bristol"));

    [Fact]
    public void Minutes_before_midnight_and_midnight_are_one_night() =>
        Merges(Event("Nightjar Records b2b Orla Penn", "Undercroft", "2026-05-01T23:45", "Berlin"), Event("Nightjar Records & Orla Penn", "Undercroft", "2026-05-02T00:00", "Berlin"));

    [Fact]
    public void A_late_show_and_the_date_of_the_next_one_are_two() =>
        StaysTwo(Event("Late Laughs", "Cellar", "2026-05-01T23:00", "Berlin"), Event("Late Laughs", "Cellar", "2026-05-02T00:00", "Berlin"));

    [Fact]
    public void An_event_is_no_venue() =>
        Assert.Equal(MatchOutcome.Apart, Judge(Event(Hall, Hall, Evening), Venue(Hall)).Outcome);

    [Fact]
    public void A_tour_that_only_one_feed_names_is_the_same_concert()
    {
        Merges(Event("Kormoran - A LA SAL Tour", "The Filmont Philadelphia", "2026-05-02T20:00", "Philadelphia"), Event("Kormoran at The Filmont Philadelphia", "Filmont Philadelphia", "2026-05-02T19:00", "Philadelphia"));
        Merges(Event("KOLLA by Cirque du Nord", "Big Top", "2026-06-19T19:30", "Portland"), Event("Cirque du Nord: Kolla", "The Big Top", "2026-06-19T19:30", "Portland"));
    }

    [Fact]
    public void The_teams_may_stand_in_either_order() =>
        Merges(Event("Seattle Herons vs. Houston Comets", "Bay Park", "2026-07-21T19:10", "Seattle"), Event("Houston Comets at Seattle Herons", "Bay Park", "2026-07-21T18:40", "Seattle"));

    [Fact]
    public void A_team_against_another_is_another_game() =>
        StaysTwo(Event("Seattle Herons vs. Houston Comets", "Bay Park", "2026-07-21T19:10", "Seattle"), Event("Seattle Herons vs. Texas Bats", "Bay Park", "2026-07-21T19:10", "Seattle"));

    [Fact]
    public void A_class_for_others_at_that_hour_is_another()
    {
        StaysTwo(Event("Kids Pottery Class", "Clay Space", "2026-03-19T10:00", "Brooklyn"), Event("Pottery Class", "Clay Space", "2026-03-19T10:00", "Brooklyn"));
        StaysTwo(Event("Men's Reading Circle", "First Church", "2026-06-26T19:00", "Waco"), Event("Women's Reading Circle", "First Church", "2026-06-26T19:00", "Waco"));
    }

    [Fact]
    public void What_takes_place_everywhere_is_two_in_two_houses() =>
        StaysTwo(Event("Karaoke", "Rockbox", "2026-08-01T21:00", "Seattle"), Event("Karaoke", "Ozzie's", "2026-08-01T21:00", "Seattle"));

    [Fact]
    public void A_matinee_at_its_own_hour_is_the_show() =>
        Merges(Event("The Glass Lantern", "Sondhall Theatre", "2026-06-20T14:30", "London"), Event("The Glass Lantern (matinee)", "Sondhall Theatre", "2026-06-20T14:30", "London"));

    [Theory]
    [InlineData("The Orielles", "The Orielles with Girl Ray")]
    [InlineData("The Orielles", "The Orielles feat. Kid Koala")]
    [InlineData("The Orielles", "The Orielles + Girl in Red + Junior Boys")]
    [InlineData("Girl Ray", "The Orielles with Girl Ray")]
    public void Who_plays_is_not_for_whom_it_is(string left, string right) =>
        Merges(Event(left, "Saltgate Hall", Evening, "Chicago"), Event(right, "Saltgate Hall", Evening, "Chicago"));

    [Fact]
    public void A_performers_name_says_nothing_of_whom_it_is_for()
    {
        var left = Event("Juniper Vale, Baby Rose", "Saltgate Hall", Evening, "Chicago") with { Performers = ["Juniper Vale", "Baby Rose"] };
        var right = Event("Juniper Vale", "Saltgate Hall", Evening, "Chicago");
        Merges(left, right);
        Assert.DoesNotContain("one says for whom it is", Judge(left, right).Reasons);
    }

    [Theory]
    [InlineData("AEG Presents: In Flames", "In Flames")]
    [InlineData("AEG PRESENTS: IN FLAMES", "In Flames")]
    [InlineData("Live Nation presents At the Drive-In", "At the Drive-In")]
    [InlineData("Disney presents On Ice", "On Ice")]
    public void A_name_may_begin_with_a_small_word_behind_who_presents_it(string left, string right) =>
        Merges(Event(left, Hall, Evening, "New York"), Event(right, Hall, Evening, "New York"));
}
