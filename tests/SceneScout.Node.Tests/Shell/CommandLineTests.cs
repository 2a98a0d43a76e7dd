using CsCheck;
using SceneScout.Contracts.Palettes;
using Xunit;

namespace SceneScout.Node.Tests.Shell;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("cluster show", "cluster|show")]
    [InlineData("  log   info -m  'two words' ", "log|info|-m|two words")]
    [InlineData("a \"say \\\"hi\\\" \\\\ there\"", "a|say \"hi\" \\ there")]
    [InlineData("a pre\"fix and\"post", "a|prefix andpost")]
    [InlineData("a \"\" b", "a||b")]
    [InlineData("a '>' b", "a|>|b")]
    [InlineData("", "")]
    public void Words_part_at_blanks_and_quotes_hold_them_together(string text, string words) =>
        Assert.Equal<string>(words.Length == 0 ? [] : words.Split('|'), CommandLine.Split(text).Line!.Words);

    [Theory]
    [InlineData("cluster show > members.txt", "members.txt", false)]
    [InlineData("cluster show >members.txt", "members.txt", false)]
    [InlineData("cluster show >> 'all members.txt'", "all members.txt", true)]
    public void Output_goes_to_a_file_when_the_line_says_so(string text, string file, bool append)
    {
        var line = CommandLine.Split(text).Line!;

        Assert.Equal((file, append), (line.Redirect, line.Append));
        Assert.Equal<string>(["cluster", "show"], line.Words);
    }

    [Theory]
    [InlineData("log info 'never closed", "The quote ' at position 10 is not closed.")]
    [InlineData("cluster show >", "After > comes one file name; there are 0 words.")]
    [InlineData("cluster show >> a b", "After >> comes one file name; there are 2 words.")]
    public void A_line_that_cannot_be_split_says_why(string text, string mistake) => Assert.Equal(mistake, CommandLine.Split(text).Mistake);

    [Fact]
    public void Any_words_survive_quoting() => Gen.String[Gen.Char["abz019 \t\"\\'>-"], 0, 12].Array[0, 6].Sample(words =>
    {
        var line = string.Join(' ', words.Select(w => $"\"{w.Replace("\\", "\\\\").Replace("\"", "\\\"")}\""));
        Assert.Equal<string>(words, CommandLine.Split(line).Line!.Words);
    });

    [Fact]
    public void No_text_breaks_the_splitter() => Gen.String.Sample(text =>
    {
        var (line, mistake) = CommandLine.Split(text);
        Assert.True(line is null != mistake is null);
    });

    [Fact]
    public void Words_that_are_split_already_redirect_by_a_word_of_its_own()
    {
        Assert.Equal("f", CommandLine.Of(["log", "peek", ">", "f"]).Line!.Redirect);
        Assert.Equal<string>([">f"], CommandLine.Of([">f"]).Line!.Words);
    }
}
