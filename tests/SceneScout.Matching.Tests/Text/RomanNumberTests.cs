using SceneScout.Matching.Text;

namespace SceneScout.Matching.Tests.Text;

public sealed class RomanNumberTests
{
    [Theory]
    [InlineData("ii", "2")]
    [InlineData("iv", "4")]
    [InlineData("xiv", "14")]
    [InlineData("lx", "60")]
    [InlineData("lviii", "58")]
    public void Roman_numbers_are_read(string word, string number) => Assert.Equal(number, RomanNumber.Arabic(word));

    [Theory]
    [InlineData("i")]
    [InlineData("xl")]
    [InlineData("liv")]
    [InlineData("mix")]
    [InlineData("iiii")]
    [InlineData("vx")]
    [InlineData("")]
    public void What_is_a_word_too_or_badly_written_is_none(string word) => Assert.Null(RomanNumber.Arabic(word));
}
