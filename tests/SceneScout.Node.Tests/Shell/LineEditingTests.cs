using SceneScout.Node.Palettes;
using SceneScout.Shell;
using Xunit;

namespace SceneScout.Node.Tests.Shell;

public sealed class LineEditingTests
{
    private static ConsoleKeyInfo Key(ConsoleKey key, char c = '\0', bool control = false, bool alt = false) => new(c, key, false, alt, control);

    [Fact]
    public void Keys_edit_a_line_as_readline_does()
    {
        var line = LineBuffer.Of("cluster shw");
        line = LineKeys.Apply(line, Key(ConsoleKey.LeftArrow))!;
        line = LineKeys.Apply(line, Key(ConsoleKey.O, 'o'))!;
        Assert.Equal(new LineBuffer("cluster show", 11), line);

        Assert.Equal(new LineBuffer("cluster w", 8), LineKeys.Apply(line, Key(ConsoleKey.W, control: true)));
        Assert.Equal(new LineBuffer("w", 0), LineKeys.Apply(line, Key(ConsoleKey.U, control: true)));
        Assert.Equal(new LineBuffer("cluster sho", 11), LineKeys.Apply(line, Key(ConsoleKey.K, control: true)));
        Assert.Equal(0, LineKeys.Apply(line, Key(ConsoleKey.A, control: true))!.Cursor);
        Assert.Equal(12, LineKeys.Apply(line, Key(ConsoleKey.E, control: true))!.Cursor);
        Assert.Equal(8, LineKeys.Apply(line, Key(ConsoleKey.B, alt: true))!.Cursor);
        Assert.Null(LineKeys.Apply(line, Key(ConsoleKey.F5)));
    }

    [Fact]
    public void History_goes_back_and_forth_and_gives_the_draft_back()
    {
        var history = LineHistory.Open(null);
        foreach (var line in new[] { "one", "two", "two" })
            history.Add(line);

        Assert.Equal(["one", "two"], history.Lines);
        Assert.Equal("two", history.Older("draft"));
        Assert.Equal("one", history.Older("two"));
        Assert.Null(history.Older("one"));
        Assert.Equal("two", history.Newer());
        Assert.Equal("draft", history.Newer());
        Assert.Null(history.Newer());
    }

    [Fact]
    public void History_is_kept_in_a_file_that_only_its_owner_reads()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("scenescout-history-").FullName, "deep", "history");
        LineHistory.Open(file).Add("cluster show");

        Assert.Equal(["cluster show"], LineHistory.Open(file).Lines);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Directory.Delete(Path.GetDirectoryName(Path.GetDirectoryName(file))!, recursive: true);
    }

    [Theory]
    [InlineData("clu", "cluster cluster-sharding")]
    [InlineData("cluster down", "down down-unreachable")]
    [InlineData("cluster-sharding region-stats -", "--region -r")]
    [InlineData("cluster-sharding region-stats ", "--region -r")]
    [InlineData("spawn workers -t ", "discovery ingestion processing")]
    [InlineData("task list -t ingestion -s d", "dead-lettered")]
    [InlineData("task list -t ingestion -", "--state -n -s")]
    [InlineData("key add y", "yelp")]
    [InlineData("key add yelp ", "")]
    [InlineData("help c", "city cluster cluster-sharding")]
    [InlineData("help cluster j", "join")]
    [InlineData("nowhere ", "")]
    [InlineData("ex", "exit")]
    public void Completion_offers_palettes_verbs_switches_and_closed_values(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Completion.Of(CommandTable.All, text).Words));

    [Fact]
    public void The_common_part_of_the_offers_is_what_one_tab_may_add()
    {
        Assert.Equal("cluster", Completion.Of(CommandTable.All, "cl").Common);
        Assert.Equal("", Completion.Of(CommandTable.All, "zz").Common);
    }
}
