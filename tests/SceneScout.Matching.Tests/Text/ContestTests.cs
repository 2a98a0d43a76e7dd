using SceneScout.Matching.Text;

namespace SceneScout.Matching.Tests.Text;

public sealed class ContestTests
{
    [Theory]
    [InlineData("Thunder at Nuggets (Rd 2 Home Game 3, If Necessary)", "Denver Nuggets vs. Oklahoma City Thunder - West Semis Game 6*")]
    [InlineData("New York Jets vs. Buffalo Bills", "Bills @ Jets Home Opener 2nd week")]
    [InlineData("MLS Western Conf. Semis: LAFC at Whitecaps", "Vancouver Whitecaps FC vs. Los Angeles Football Club")]
    [InlineData("Argos @ Tiger-Cats", "Hamilton Tiger-Cats vs. Toronto Argonauts")]
    [InlineData("Hammarby – AIK", "Allsvenskan: Hammarby IF vs AIK Solna")]
    public void The_same_two_meet_whatever_they_are_called(string left, string right) => Assert.Equal(Contest.Same, Compare(left, right));

    [Theory]
    [InlineData("Chicago Bulls vs. New York Knicks", "Chicago Bulls vs. Brooklyn Nets")]
    [InlineData("Lakers vs. Clippers", "Lakers @ Warriors")]
    public void A_team_against_another_is_another_game(string left, string right) => Assert.Equal(Contest.Other, Compare(left, right));

    [Fact]
    public void Who_comes_out_of_an_earlier_round_may_be_anybody() =>
        Assert.Equal(Contest.Perhaps, Compare("TBD at Toronto Blue Jays (Home Game 3 - If Necessary)", "World Series Gm 6 | Dodgers v. Blue Jays"));

    [Fact]
    public void Two_teams_of_one_town_are_two() =>
        Assert.NotEqual(Contest.Same, Compare("Atlético Madrid vs Sevilla", "Real Madrid vs Sevilla", "Madrid"));

    [Fact]
    public void Those_who_perform_may_be_who_meets() =>
        Assert.Equal(Contest.Same, Contest.Compare(
            Contest.Of("Bills @ Jets", [])!,
            Contest.Of("Sunday Football", [PreparedName.Of("New York Jets")!, PreparedName.Of("Buffalo Bills")!])!,
            PlaceWordSet.None));

    [Fact]
    public void A_title_without_two_names_is_no_game() => Assert.Null(Contest.Of("The Weather Makers", []));

    private static float Compare(string left, string right, string town = "")
    {
        var towns = new WordHashes(ComparableText.Words(town).Select(word => WordHash.Of(word)));
        return Contest.Compare(Contest.Of(left, [])!, Contest.Of(right, [])!, new PlaceWordSet(towns, towns, WordHashes.None, WordHashes.None));
    }
}
