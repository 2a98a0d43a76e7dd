using System.CommandLine;
using SceneScout.Cli.Commands.Bench;
using SceneScout.Cli.Commands.Images;
using SceneScout.Cli.Commands.Jsonata;
using SceneScout.Cli.Commands.Matching;
using SceneScout.Cli.Commands.Threds;

namespace SceneScout.Cli.Commands;

/// <summary>The program's command line.</summary>
internal static class ScoutCommands
{
    /// <summary>All commands.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand("SceneScout finds local events in the world's event APIs and turns them into one clean stream.")
        {
            DemoCommand.Create(),
            ImportCommand.Create(),
            ShellCommand.Create(),
            BenchCommand.Create(),
            GeoCommand.Create(),
            ImagesCommand.Create(),
            PlanCommand.Create(),
            ScheduleCommand.Create(),
            KeysCommand.Create(),
            DocsCommand.Create(),
            CompletionCommand.Create(),
            ClassifyCommand.Create(),
        };
        foreach (var command in NodeCommands.Create())
            root.Add(command);

        root.Add(JsonataCommand.Create());
        root.Add(ThredsCommand.Create());
        root.Add(VerifyCommand.Create());
        root.Add(BackupCommand.Create());
        root.Add(ReplayCommand.Create());
        root.Add(ClusterCommand.Create());
        root.Add(ChaosCommand.Create());
        root.Add(MatchCommand.Create());
        root.Add(DoctorCommand.Create());
        return root;
    }
}
