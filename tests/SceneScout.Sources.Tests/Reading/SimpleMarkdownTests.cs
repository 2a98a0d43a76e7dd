using CsCheck;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Tests.Reading;

public class SimpleMarkdownTests
{
    private static readonly string[] Lines =
    [
        "", "", "", "**Agenda**", "* Welcome", "* Drinks & talk", "Doors at eight.", "R&B all night", "**Two words**", "All ages; and more", "* * *", "**", "* ", "*", "***bold***", "**not *quite***", "* **bold**", "  indented", "trailing  ", "- dash", "1. one",
        "===", "---", "* a*b", "a ** b", "**x **", "** x**", "**1 2**", "**ab", "ab**", "* item ", "Been & gone", "été", "**Été**", "* Été", "+ plus", "x\u00a0", "**a\u00a0b**", "https://example.org/a*b", "!", "(x)", "* (x)",
    ];

    [Theory]
    [InlineData("**Agenda**\n\n* Welcome\n* Main part\n\nSeats are limited.", "Agenda\n\n- Welcome\n- Main part\n\nSeats are limited.")]
    [InlineData("R&B, all night\n\n**Doors** ", null)]
    [InlineData("AT&amp;T *", null)]
    [InlineData("One\n* two", null)]
    [InlineData("* one\n\n* two", null)]
    [InlineData("**a** b", null)]
    public void The_usual_form_is_read_in_one_go_and_any_other_is_left_to_the_whole_reader(string markdown, string? text) =>
        Assert.Equal(text, SimpleMarkdown.Read(markdown) is { } read ? PlainText.Tidy(read) : null);

    [Fact]
    public void What_it_reads_is_what_the_whole_reader_reads()
    {
        var read = 0;
        Gen.Int[0, Lines.Length - 1].Select(at => Lines[at]).Array[1, 9].Sample(
            lines =>
            {
                var markdown = string.Join('\n', lines);
                if (SimpleMarkdown.Read(markdown) is not { } text)
                    return;
                Interlocked.Increment(ref read);
                Assert.Equal(PlainText.Tidy(MarkdownText.Whole(markdown)), PlainText.Tidy(text));
            },
            iter: 20_000);
        Assert.True(read > 200, $"only {read} texts were of the usual form");
    }

    [Fact]
    public void Signs_in_any_order_are_read_as_the_whole_reader_reads_them_or_not_at_all() =>
        Gen.String[Gen.Char["**  \n\n\nabc1&;-.+!"], 0, 24].Sample(
            text =>
            {
                if (SimpleMarkdown.Read(text) is { } read)
                    Assert.Equal(PlainText.Tidy(MarkdownText.Whole(text)), PlainText.Tidy(read));
            },
            iter: 20_000);
}
