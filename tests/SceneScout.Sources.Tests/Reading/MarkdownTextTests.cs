using CsCheck;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Tests.Reading;

public class MarkdownTextTests
{
    [Theory]
    [InlineData("**Doors** at _eight_, `cash` only", "Doors at eight, cash only")]
    [InlineData("# Agenda\n\nFirst\\_item and [the map](https://example.org/map)", "Agenda\n\nFirst_item and the map")]
    [InlineData("One\nTwo\n\nThree", "One\nTwo\n\nThree")]
    [InlineData("* a\n* b **c**\n\nend", "- a\n- b c\n\nend")]
    [InlineData("1. a\n2. *b*", "1. a\n2. b")]
    [InlineData("    **not** code", "not code")]
    [InlineData("> *said*", "said")]
    [InlineData("<script>alert(1)</script>\n\n**Hi** <b>there</b>", "Hi there")]
    [InlineData("[click](javascript:alert(1)) &amp; go", "click & go")]
    [InlineData("![poster](https://example.org/x.jpg) **See** <https://example.org>", "See https://example.org")]
    [InlineData("5 * 3 = 15 and 2 < 3", "5 * 3 = 15 and 2 < 3")]
    [InlineData("snake_case_name", "snake_case_name")]
    public void Marks_go_and_paragraphs_stay(string markdown, string text) => Assert.Equal(text, PlainText.Tidy(MarkdownText.Read(markdown)));

    [Fact]
    public void Text_without_marks_is_the_same_string()
    {
        const string Text = "Just text.\n\nWith paragraphs - and dashes.";

        Assert.Same(Text, MarkdownText.Read(Text));
    }

    [Fact]
    public void No_text_is_too_deep_or_odd()
    {
        Assert.NotNull(MarkdownText.Read(new string('>', 50_000) + "*"));
        Assert.NotNull(MarkdownText.Read(new string('[', 20_000) + "*"));
        Gen.String[Gen.Char["*_`#[]()<>&\\~-\n 1.ab|!"], 0, 40].Sample(text => Assert.NotNull(MarkdownText.Read(text)), iter: 2_000);
    }
}
