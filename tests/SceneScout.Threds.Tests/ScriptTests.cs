using SceneScout.Threds.Scripts;

namespace SceneScout.Threds.Tests;

/// <summary>What the engine does, said by scripts: each is a claim of its own.</summary>
public sealed class ScriptTests
{
    private static readonly Dictionary<string, ThredScript> Scripts = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Scripts"))
        .SelectMany(file => ScriptFile.Read(file).Select(script => (Name: $"{Path.GetFileNameWithoutExtension(file)}: {script.Name}", Script: script)))
        .ToDictionary(pair => pair.Name, pair => pair.Script);

    public static TheoryData<string> Names => [.. Scripts.Keys];

    public static TheoryData<string> Shipped => [.. ShippedPatterns.Names.Where(name => name.EndsWith(".script.json", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_script_of_the_engine_holds(string name) => Holds(Scripts[name]);

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_script_of_a_pattern_that_ships_holds(string name) =>
        Assert.All(ScriptFile.Parse(ShippedPatterns.Read(name)!, yaml: false, file => ShippedPatterns.Read(file)!, name), Holds);

    [Fact]
    public void Each_pattern_that_ships_has_a_script() => Assert.Equal(
        ShippedPatterns.Names.Where(name => name.EndsWith(".pattern.json", StringComparison.Ordinal)).Select(name => name.Replace(".pattern.", ".script.", StringComparison.Ordinal)),
        ShippedPatterns.Names.Where(name => name.EndsWith(".script.json", StringComparison.Ordinal)));

    private static void Holds(ThredScript script)
    {
        Assert.Empty(script.Remarks);
        var report = ScriptRunner.Run(script);
        Assert.True(report.Passed, string.Join("\n", report.Steps.Select(step => $"{step.Number}. {step.Text}\n  {string.Join("\n  ", step.Happened)}\n  ! {string.Join("\n  ! ", step.Differences)}")));
    }
}
