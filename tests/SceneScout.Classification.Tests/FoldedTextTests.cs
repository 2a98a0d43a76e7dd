using Xunit;

namespace SceneScout.Classification.Tests;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("Rock 'n' Roll", "rock n roll")]
    [InlineData("L'exposition d'été", "l exposition d ete")]
    [InlineData("Joe’s Kids' Café", "joes kids cafe")]
    [InlineData("C++, C# and .NET", "cpp csharp and dotnet")]
    [InlineData("Straßenfest", "strassenfest")]
    [InlineData("R&B / D&D", "r b d d")]
    [InlineData("  —  ", "")]
    public void Words_are_folded_whole(string text, string folded) => Assert.Equal(folded, FoldedText.Of(text));

    [Fact]
    public void What_is_over_the_limit_is_not_read()
    {
        var text = new FoldedText();

        text.Read("one two three four", 3);

        Assert.Equal("one two three", text.Phrase(0, text.Count).ToString());
    }

    [Fact]
    public void A_buffer_forgets_the_text_before()
    {
        var text = new FoldedText();
        text.Read("a much longer text than the next", 99);

        text.Read("short", 99);

        Assert.Equal((1, "short"), (text.Count, text.Word(0).ToString()));
    }
}
