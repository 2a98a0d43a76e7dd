using CsCheck;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Tests.Text;

public class CleanTextTests
{
    [Theory]
    [InlineData("Plain title")]
    [InlineData("Two\nlines\tand more")]
    [InlineData("Soirée “jazz” – été")]
    [InlineData("👨‍👩‍👧 Familientag 🇩🇪")]
    [InlineData("❤️ Love")]
    [InlineData("1️⃣ First")]
    [InlineData("नमस्ते क्‍ष")]
    [InlineData("نادي القراءة")]
    public void What_is_good_is_the_same_string(string text)
    {
        var clean = CleanText.Of(text);

        Assert.Same(text, clean.Text);
        Assert.Equal((false, false), (clean.Misread, clean.Cut));
    }

    // Half a pair is no text that an attribute can hold.
    [Fact]
    public void What_is_cut_in_two_is_dropped_and_told()
    {
        (string Text, string Clean)[] cut =
        [
            ("Party \ud83c", "Party "), ("\udf89 Party", " Party"), ("Party \ufffd", "Party "), ("Party 👨\u200d", "Party 👨"), ("Party 👨\u200d Night", "Party 👨 Night"), ("Germany 🇩🇪🇫", "Germany 🇩🇪"),
        ];

        Assert.All(cut, one => Assert.Equal(new CleanText(one.Clean, false, true), CleanText.Of(one.Text)));
    }

    [Fact]
    public void A_letter_that_was_lost_in_a_word_keeps_its_place() => Assert.Equal("Caf\ufffde", CleanText.Of("Caf\ufffde").Text);

    [Theory]
    [InlineData("Zero\u200bwidth", "Zerowidth")]
    [InlineData("\ufeffTitle", "Title")]
    [InlineData("soft\u00adhyphen", "softhyphen")]
    [InlineData("no\u00a0break\u3000wide", "no break wide")]
    [InlineData("a\u0000b\u0007c", "abc")]
    [InlineData("one\u2028two", "one\ntwo")]
    [InlineData("safe\u202egnp.exe", "safegnp.exe")]
    [InlineData("Cafe\u0301", "Café")]
    public void What_cannot_be_seen_goes_without_a_word(string text, string clean) => Assert.Equal(new CleanText(clean, false, false), CleanText.Of(text));

    [Fact]
    public void No_text_keeps_half_a_character_and_cleaning_twice_is_once() => Gen.String.Sample(text =>
    {
        var clean = CleanText.Of(text).Text;
        Assert.Equal(clean, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(clean)));
        Assert.Equal(clean, CleanText.Of(clean).Text);
    });
}
