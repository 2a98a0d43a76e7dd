using SceneScout.Matching.Records;
using static SceneScout.Matching.Tests.Sides;

namespace SceneScout.Matching.Tests.Model;

/// <summary>One thing told in two ways, and what only looks like it.</summary>
public sealed class EventRetoldTests
{
    private const string Evening = "2026-05-01T20:00";

    [Theory]
    [InlineData("Vlooienmarkt Oude Kaai", "Flea Market Oude Kaai")]
    [InlineData("Weihnachtsmarkt Sondheim", "Christmas Market Sondheim")]
    [InlineData("Romeo und Julia", "Romeo et Juliette")]
    public void What_other_languages_call_a_thing_is_the_thing(string left, string right) =>
        Merges(Event(left, "Old Silos", Evening, "Toronto"), Event(right, "Old Silos", Evening, "Toronto"));

    [Fact]
    public void A_house_is_known_by_the_names_that_it_had()
    {
        var reasons = Judge(Event("Juniper Vale", "Staples Center", Evening, "Los Angeles"), Event("Juniper Vale", "Crypto.com Arena", Evening, "Los Angeles")).Reasons;
        Assert.Contains(reasons, reason => reason.StartsWith("same venue", StringComparison.Ordinal));
    }

    [Fact]
    public void A_hall_of_a_house_that_is_not_named_is_unknown() =>
        Assert.DoesNotContain(
            Judge(Event("Juniper Vale", "Großer Saal", Evening, "Hamburg"), Event("Juniper Vale", "Elbphilharmonie", Evening, "Hamburg")).Reasons,
            reason => reason.StartsWith("other venue", StringComparison.Ordinal));

    [Fact]
    public void Who_presents_may_stand_behind_what_is_presented() =>
        Merges(Event("Juniper Vale - Open Air | präsentiert von radioeins", "Saltgate Hall", Evening, "Berlin"), Event("Juniper Vale", "Saltgate Hall", Evening, "Berlin"));

    [Fact]
    public void A_pass_for_all_days_is_the_festival_and_a_car_park_is_not()
    {
        var festival = Event("Harbour Sounds Festival", "Old Silos", "2026-07-31", "Toronto") with { End = SideTime.Read("2026-08-02") };
        Merges(festival, Event("Harbour Sounds - 3-Day Pass", "Old Silos", "2026-07-31T12:00", "Toronto") with { End = SideTime.Read("2026-08-02T23:00") });
        StaysTwo(festival, Event("Harbour Sounds - 3-Day Parking", "Old Silos", "2026-07-31", "Toronto") with { End = SideTime.Read("2026-08-02") });
    }

    [Fact]
    public void The_act_is_the_same_whoever_plays_beside_and_whatever_the_tour_is_called() =>
        Merges(Event("Juniper Vale with Orla Penn", "Saltgate Hall", Evening, "Chicago"), Event("JUNIPER VALE - Loud Kids Tour", "Saltgate Hall", "2026-05-01T19:00", "Chicago"));

    [Fact]
    public void An_hour_of_the_title_tells_the_late_show_from_the_early_one() =>
        StaysTwo(Event("Juniper Vale", "Saltgate Hall", "2026-05-01T19:00", "Chicago"), Event("Juniper Vale (9.30pm show)", "Saltgate Hall", "2026-05-01", "Chicago"));

    [Fact]
    public void For_other_ages_it_is_another_evening() =>
        StaysTwo(Event("Speed Dating (ages 25-39)", "Saltgate Hall", Evening, "Chicago"), Event("Speed Dating (ages 40-55)", "Saltgate Hall", Evening, "Chicago"));

    [Fact]
    public void A_game_of_teams_that_are_called_for_short_is_the_game() =>
        Merges(Event("Bristol Herons v Bath Comets - Premiership", "Bay Park", Evening, "Bristol"), Event("Derby: Herons v Comets", "Bay Park", Evening, "Bristol"));

    [Fact]
    public void What_is_sold_beside_a_game_is_not_the_game() =>
        StaysTwo(Event("Belfast Herons v Cardiff Comets - VIP Package", "Bay Park", Evening, "Belfast"), Event("Herons v Comets", "Bay Park", Evening, "Belfast"));

    [Fact]
    public void Pictures_in_a_title_are_no_other_script() =>
        Assert.Contains(
            Judge(Event("Saltgate Quiz Night 🍻", "Saltgate Arms", Evening, "London"), Event("Juniper Vale", "Saltgate Arms", Evening, "London")).Reasons,
            reason => reason.StartsWith("titles", StringComparison.Ordinal));

    [Fact]
    public void A_volume_is_its_number() =>
        Merges(Event("Kato Massacre vol. 312", "Forestlimit", Evening, "Tokyo"), Event("Kato Massacre #312", "Forestlimit", Evening, "Tokyo"));
}
