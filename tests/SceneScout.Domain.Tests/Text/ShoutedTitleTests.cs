using CsCheck;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Tests.Text;

public class ShoutedTitleTests
{
    [Theory]
    [InlineData("SUMMER JAZZ FESTIVAL IN THE PARK", "Summer Jazz Festival in the Park")]
    [InlineData("AC/DC TRIBUTE NIGHT WITH DJ SHADOW", "AC/DC Tribute Night with DJ Shadow")]
    [InlineData("THE BEATLES VS. THE ROLLING STONES", "The Beatles vs. the Rolling Stones")]
    [InlineData("GODFATHER PART II: OUTDOOR SCREENING", "Godfather Part II: Outdoor Screening")]
    [InlineData("O'BRIEN DOESN'T DANCE ANYMORE", "O'Brien Doesn't Dance Anymore")]
    [InlineData("MGMT AND ABBA COVER NIGHT", "MGMT and ABBA Cover Night")]
    [InlineData("NACHT DER OFFENEN MUSEEN FÜR ALLE", "Nacht der Offenen Museen für alle")]
    [InlineData("FESTIVAL INTERNACIONAL DE LA GUITARRA", "Festival Internacional de la Guitarra")]
    [InlineData("WINE-TASTING (SOLD SEPARATELY) 2026", "Wine-Tasting (Sold Separately) 2026")]
    [InlineData("8TH ANNUAL 90S NEW YEARS EVE - DJ BIZ MARKIE", "8th Annual 90s New Years Eve - DJ BIZ Markie")]
    public void A_sentence_in_capitals_is_calmed(string title, string calm) => Assert.Equal(calm, ShoutedTitle.Calmed(title));

    [Theory]
    [InlineData("AC/DC")]
    [InlineData("KISS")]
    [InlineData("HAIM LIVE")]
    [InlineData("MF DOOM")]
    [InlineData("DJ BLVCK MC")]
    [InlineData("XXIV")]
    [InlineData("USA VS UK")]
    [InlineData("JAZZ NIGHT")]
    [InlineData("SUMMER JAZZ FESTIVAL in the Park")]
    [InlineData("Summer Jazz Festival")]
    [InlineData("東京 JAZZ FESTIVAL NIGHT")]
    [InlineData("")]
    public void A_name_stays(string title) => Assert.Same(title, ShoutedTitle.Calmed(title));

    [Fact]
    public void A_performer_is_written_as_elsewhere_in_the_listing() =>
        Assert.Equal("An Evening with HAIM and deadmau5 Tonight", ShoutedTitle.Calmed("AN EVENING WITH HAIM AND DEADMAU5 TONIGHT", "HAIM", "deadmau5"));

    [Fact]
    public void Only_the_case_of_letters_changes() => Gen.String[Gen.Char["ABCDEIOUÄÉ &/'-.:IVX12 "], 0, 60].Sample(title =>
        Assert.Equal(title, ShoutedTitle.Calmed(title), ignoreCase: true));
}
