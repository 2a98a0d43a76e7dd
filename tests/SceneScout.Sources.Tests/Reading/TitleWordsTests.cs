using CsCheck;
using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Tests.Reading;

public class TitleWordsTests
{
    [Theory]
    [InlineData("[CANCELLED] Jazz Night", "Jazz Night", EventStatus.Cancelled, false)]
    [InlineData("CANCELED: Jazz Night", "Jazz Night", EventStatus.Cancelled, false)]
    [InlineData("Jazz Night (abgesagt)", "Jazz Night", EventStatus.Cancelled, false)]
    [InlineData("Jazz Night - CANCELLED", "Jazz Night", EventStatus.Cancelled, false)]
    [InlineData("POSTPONED - Jazz Night", "Jazz Night", EventStatus.Postponed, false)]
    [InlineData("Verschoben! Jazz Night", "Jazz Night", EventStatus.Postponed, false)]
    [InlineData("RESCHEDULED | Jazz Night", "Jazz Night", EventStatus.Rescheduled, false)]
    [InlineData("**NEW DATE** Jazz Night", "Jazz Night", EventStatus.Rescheduled, false)]
    [InlineData("SOLD OUT: Jazz Night", "Jazz Night", null, true)]
    [InlineData("Sold-Out – Jazz Night", "Jazz Night", null, true)]
    [InlineData("Ausverkauft: Jazz Night", "Jazz Night", null, true)]
    [InlineData("SOLD OUT! [POSTPONED] Jazz Night", "Jazz Night", EventStatus.Postponed, true)]
    [InlineData("Annulé : Soirée jazz", "Soirée jazz", EventStatus.Cancelled, false)]
    public void A_word_of_state_moves_out_of_the_title(string title, string rest, EventStatus? status, bool soldOut)
    {
        var words = TitleWords.Read(title);

        Assert.Equal((rest, status, soldOut), (words.Title, words.Status, words.SoldOut));
    }

    [Theory]
    [InlineData("Cancelled Stand-Up")]
    [InlineData("The Postponed Wedding")]
    [InlineData("Sold Out")]
    [InlineData("[CANCELLED]")]
    [InlineData("AC/DC - Live")]
    [InlineData("Complete Works: Bach")]
    [InlineData("Live: Postponed Dreams")]
    [InlineData("Jazz - Night")]
    public void A_name_keeps_its_words(string title) => Assert.Equal(new TitleWords(title, null, false, ""), TitleWords.Read(title));

    [Fact]
    public void No_title_becomes_empty() => Gen.String.Where(text => text.Trim().Length > 0).Sample(text => Assert.NotEqual("", TitleWords.Read(text).Title.Trim()));
}
