using SceneScout.Matching.Records;
using static SceneScout.Matching.Tests.Sides;

namespace SceneScout.Matching.Tests.Model;

public sealed class EventGameTests
{
    private const string Arena = "Ball Arena";
    private const string Evening = "2025-05-15T18:30";

    [Theory]
    [InlineData("NBA Western Conference Semifinals: Thunder at Nuggets (Rd 2 Home Game 3, If Necessary)", "Denver Nuggets vs. Oklahoma City Thunder - West Semis Game 6")]
    [InlineData("Nuggets v Thunder", "Oklahoma City Thunder @ Denver Nuggets (Playoffs Round 2)")]
    public void The_same_two_at_the_same_hour_are_one_game_whatever_round_is_told(string left, string right) =>
        Merges(Event(left, Arena, Evening, "Denver"), Event(right, Arena, Evening, "Denver"));

    [Fact]
    public void Parking_for_a_game_is_not_the_game() =>
        StaysTwo(Event("PARKING: Nuggets vs Thunder", Arena, Evening, "Denver"), Event("Denver Nuggets vs. Oklahoma City Thunder", Arena, Evening, "Denver"));

    [Fact]
    public void The_other_game_of_a_day_is_another() =>
        StaysTwo(Event("Nuggets vs Thunder", Arena, "2025-05-15T13:05", "Denver"), Event("Denver Nuggets vs. Oklahoma City Thunder", Arena, Evening, "Denver"));

    [Fact]
    public void A_pass_for_all_evenings_is_none_of_them() =>
        StaysTwo(Event("Phish", Arena, "2025-12-28T19:30", "Denver"), Event("Phish - 4 Day Pass (12/28-12/31)", Arena, "2025-12-28", "Denver"));

    [Fact]
    public void A_slot_that_is_over_before_the_other_begins_is_another() =>
        StaysTwo(
            Event("Toddler Storytime", "Boulder Public Library", "2024-10-02T10:00", "Boulder") with { End = SideTime.Read("2024-10-02T10:30") },
            Event("Toddler Storytime", "Boulder Public Library", "2024-10-02T11:00", "Boulder") with { End = SideTime.Read("2024-10-02T11:30") });

    [Fact]
    public void The_second_day_at_its_hour_is_what_takes_place_on_that_day() =>
        Merges(Event("Pukkelwood Festival - Day 2", "Festival Park", "2025-08-22T11:00", "Denver"), Event("Pukkelwood Festival (Friday)", "Festival Park", "2025-08-22T11:00", "Denver"));

    [Fact]
    public void A_number_in_Roman_letters_is_the_same_number() =>
        Merges(Event("Super Bowl LX", Arena, "2026-02-08T15:30", "Denver"), Event("Super Bowl 60", Arena, "2026-02-08", "Denver"));

    [Fact]
    public void What_is_sold_to_exhibitors_is_not_the_fair() =>
        StaysTwo(Event("Denver Business Expo - Exhibitor Booth", Arena, Evening, "Denver"), Event("Denver Business Expo", Arena, Evening, "Denver"));
}
