using SceneScout.Cli.Commands;
using Xunit;

namespace SceneScout.Node.Tests.Commands;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("scout sh", "shell")]
    [InlineData("scout node --po", "--postgres")]
    [InlineData("scout completion ", "zsh")]
    [InlineData("scout shell -- ", "cluster")]
    [InlineData("scout shell -- event ", "show")]
    [InlineData("scout shell -- event show ", "--history")]
    public void A_word_is_completed_by_what_the_program_takes(string line, string word) => Assert.Contains(word, Words(line));

    [Fact]
    public void Tools_of_the_builders_are_not_offered() => Assert.DoesNotContain("docs", Words("scout "));

    [Fact]
    public void Each_shell_has_a_script_that_asks_the_program() =>
        Assert.All(["bash", "zsh"], shell => Assert.Contains("[suggest:${#line}]", CompletionCommand.Script(shell), StringComparison.Ordinal));

    private static List<string> Words(string line) => [.. ScoutCommands.Create().Parse(line).GetCompletions(line.Length).Select(item => item.Label)];
}
