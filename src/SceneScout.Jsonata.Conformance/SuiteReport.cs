using System.Text.Json;
using System.Text.Json.Nodes;

namespace SceneScout.Jsonata.Conformance;

/// <summary>The outcome of a whole suite, by group.</summary>
public sealed class SuiteReport
{
    private SuiteReport(IReadOnlyList<SuiteOutcome> outcomes) => Outcomes = outcomes;

    /// <summary>How each case went.</summary>
    public IReadOnlyList<SuiteOutcome> Outcomes { get; }

    /// <summary>How many cases passed.</summary>
    public int Passed => Outcomes.Count(static outcome => outcome.Passed);

    /// <summary>How many cases did not pass.</summary>
    public int Failed => Outcomes.Count - Passed;

    /// <summary>The outcomes of each group, by name.</summary>
    public IEnumerable<IGrouping<string, SuiteOutcome>> Groups =>
        Outcomes.GroupBy(static outcome => outcome.Case.Group).OrderBy(static group => group.Key, StringComparer.Ordinal);

    /// <summary>Runs a suite.</summary>
    public static SuiteReport Run(string directory) => new([.. new SuiteReader(directory).Read().Select(SuiteRunner.Run)]);

    /// <summary>The report as JSON.</summary>
    public string ToJson()
    {
        var groups = new JsonObject();
        foreach (var group in Groups)
        {
            var differences = group.Where(static outcome => !outcome.Passed).Select(static outcome => (JsonNode)new JsonObject
            {
                ["case"] = outcome.Case.Name,
                ["difference"] = outcome.Difference,
            });
            groups[group.Key] = new JsonObject
            {
                ["passed"] = group.Count(static outcome => outcome.Passed),
                ["failed"] = group.Count(static outcome => !outcome.Passed),
                ["skipped"] = 0,
                ["differences"] = new JsonArray([.. differences]),
            };
        }

        return new JsonObject { ["passed"] = Passed, ["failed"] = Failed, ["skipped"] = 0, ["groups"] = groups }
            .ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }
}
