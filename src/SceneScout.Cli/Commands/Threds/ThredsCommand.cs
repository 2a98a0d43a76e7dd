using System.CommandLine;

namespace SceneScout.Cli.Commands.Threds;

/// <summary><c>scout threds</c>: what authors of patterns work with.</summary>
internal static class ThredsCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => new("threds", "Try, check and draw patterns of persistent workflows")
    {
        ThredsTestCommand.Create(), ThredsLintCommand.Create(), ThredsDrawCommand.Create(), ThredsReplayCommand.Create(), ThredsPatternsCommand.Create(),
    };
}
