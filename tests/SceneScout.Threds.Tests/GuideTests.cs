using System.Text.RegularExpressions;
using SceneScout.Threds.Scripts;

namespace SceneScout.Threds.Tests;

/// <summary>What docs/threds.md shows is what runs.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public void The_pattern_and_the_script_of_the_guide_hold()
    {
        var blocks = Blocks().Matches(File.ReadAllText(Path.Combine(Root(), "docs", "threds.md"))).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(2, blocks.Count);

        var scripts = ScriptFile.Parse(blocks[1], yaml: false, _ => blocks[0], "guide");

        Assert.Equal(2, scripts.Count);
        Assert.All(scripts, script =>
        {
            var report = ScriptRunner.Run(script);
            Assert.True(report.Passed, string.Join("\n", report.Steps.SelectMany(step => step.Happened.Concat(step.Differences))));
        });
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SceneScout.Actors.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The folder of the solution is not above the tests.");
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
