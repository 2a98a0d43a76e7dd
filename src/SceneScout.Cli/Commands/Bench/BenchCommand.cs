using System.CommandLine;

namespace SceneScout.Cli.Commands.Bench;

/// <summary><c>scout bench</c>: measurements that a user can repeat.</summary>
internal static class BenchCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => new("bench", "Measure parts of the system on this machine")
    {
        QuotaBenchCommand.Create(),
        DiscoveryBenchCommand.Create(),
        FailoverBenchCommand.Create(),
        JsonataBenchCommand.Create(),
        GeoBenchCommand.Create(),
        ImagesBenchCommand.Create(),
        SoakBenchCommand.Create(),
        FeedBenchCommand.Create(),
        PipelineBenchCommand.Create(),
        ClaimsBenchCommand.Create(),
        HttpBenchCommand.Create(),
        MatchBenchCommand.Create(),
        ClassifyBenchCommand.Create(),
        ThredsBenchCommand.Create(),
    };
}
