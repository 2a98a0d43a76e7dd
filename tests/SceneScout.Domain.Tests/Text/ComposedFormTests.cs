using CsCheck;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Tests.Text;

/// <summary>Expected values are those of Unicode's own test file of normalisation.</summary>
public class ComposedFormTests
{
    [Theory]
    [InlineData("Cafe\u0301", "Caf\u00e9")]
    [InlineData("Jo\u0308rg", "J\u00f6rg")]
    [InlineData("\u1e0a\u0323", "\u1e0c\u0307")]
    [InlineData("D\u0307\u0323", "\u1e0c\u0307")]
    [InlineData("\u212b", "\u00c5")]
    [InlineData("\u2126", "\u03a9")]
    [InlineData("o\u0302\u0301", "\u1ed1")]
    [InlineData("\u1100\u1161\u11a8", "\uac01")]
    [InlineData("\uac00\u11a8", "\uac01")]
    [InlineData("\u0958", "\u0915\u093c")]
    [InlineData("\uf900", "\u8c48")]
    [InlineData("\U0001d15e", "\U0001d157\U0001d165")]
    [InlineData("\u0344", "\u0308\u0301")]
    public void Letters_and_their_marks_are_one_character(string text, string composed) => Assert.Equal(composed, ComposedForm.Of(text));

    [Theory]
    [InlineData("AC/DC")]
    [InlineData("Soirée d'été à Zürich")]
    [InlineData("東京ジャズ")]
    [InlineData("한국어 공연")]
    [InlineData("🎉 Fête 👩‍🎤")]
    [InlineData("ערב ג'אז")]
    public void What_is_composed_is_the_same_string(string text) => Assert.Same(text, ComposedForm.Of(text));

    [Fact]
    public void Twice_is_once() => Gen.Char.Array[0, 12].Sample(chars =>
    {
        var once = ComposedForm.Of(new string(chars));
        Assert.Equal(once, ComposedForm.Of(once));
    });

    [Fact]
    public void No_order_of_marks_below_and_above_matters() => Gen.Shuffle(new[] { "\u0323", "\u0307", "\u0328" }).Sample(marks =>
        Assert.Equal(ComposedForm.Of("a\u0323\u0307\u0328"), ComposedForm.Of("a" + string.Concat(marks))));
}
