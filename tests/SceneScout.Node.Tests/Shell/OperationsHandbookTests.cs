using SceneScout.Cli.Handbook;
using SceneScout.Contracts.Palettes;
using SceneScout.Node.Palettes;
using Xunit;

namespace SceneScout.Node.Tests.Shell;

public sealed class OperationsHandbookTests
{
    [Fact]
    public void The_handbook_in_the_repository_is_what_the_program_writes() =>
        Assert.Equal(OperationsHandbook.Write().ReplaceLineEndings("\n"), File.ReadAllText(Path.Combine(Root(), "docs", "operations.md")).ReplaceLineEndings("\n"));

    [Fact]
    public void Every_verb_and_every_argument_says_what_it_is_for()
    {
        Assert.All(CommandTable.All.SelectMany(p => p.Commands), c => Assert.NotEqual("", c.Description));
        Assert.All(CommandTable.All.SelectMany(p => p.Commands).SelectMany(c => c.Arguments), a => Assert.NotEqual("", a.Description));
    }

    [Fact]
    public void Every_example_is_accepted_by_its_own_verb() => Assert.All(
        CommandTable.All.SelectMany(p => p.Commands).SelectMany(c => c.Examples.Select(e => (Command: c, Example: e))),
        e =>
        {
            var words = CommandLine.Split(e.Example).Line!.Words;
            var secrets = e.Command.Arguments.Where(a => a.Secret).SelectMany(a => new[] { a.Switches[0], "asked-for" });
            Assert.Null(CommandParser.Parse(e.Command, [.. words, .. secrets]).Fault);
        });

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SceneScout.Actors.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository is not around the tests.");
        return folder;
    }
}
