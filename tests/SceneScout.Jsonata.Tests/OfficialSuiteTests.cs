using SceneScout.Jsonata.Conformance;

using Xunit.Abstractions;

namespace SceneScout.Jsonata.Tests;

public class OfficialSuiteTests(ITestOutputHelper output)
{
    private static readonly Lazy<SuiteReport?> Report = new(() => SuiteLocation.Find() is { } folder ? SuiteReport.Run(folder) : null);

    public static TheoryData<string> Groups =>
        Report.Value is { } report ? [.. report.Groups.Select(static group => group.Key)] : [Absent];

    private const string Absent = "(the suite is not on this machine)";

    [Theory]
    [MemberData(nameof(Groups))]
    public void All_cases_of_a_group_pass(string group)
    {
        if (Report.Value is not { } report)
        {
            output.WriteLine("Nothing was checked: there is no folder shared/conformance/jsonata beside the repository.");
            return;
        }

        var outcomes = report.Groups.Single(candidate => candidate.Key == group);
        Assert.Empty(outcomes.Where(static outcome => !outcome.Passed).Select(static outcome => $"{outcome.Case}: {outcome.Difference}"));
    }
}
