using SceneScout.Contracts.Palettes;
using SceneScout.Contracts.Security;
using SceneScout.Node.Telemetry;

namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>log</c>, as Petabridge.Cmd has it.</summary>
internal static class LogPalette
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "log",
        "Log of the node",
        new CommandDefinitionBuilder().WithName("tail").WithDescription("New lines as they are written, until stopped").IsStreaming().Build(),
        new CommandDefinitionBuilder().WithName("peek").WithDescription("The newest lines that the node remembers")
            .WithArgument(b => b.WithName("count").WithSwitch("-n").WithRange(1, LogMemory.Capacity).WithDefaultValue("20").WithDescription("How many lines"))
            .WithExample("-n 100").Build(),
        Append("debug"),
        Append("info"),
        Append("warn"),
        Append("error"));

    private static CommandDefinition Append(string level) => new CommandDefinitionBuilder()
        .WithName(level).WithDescription($"Writes a line of level {level} into the node's log").WithScope(AccessScope.Operate)
        .WithArgument(b => b.WithName("message").WithSwitch("-m").WithSwitch("--message").IsPositional().IsMandatory(true).WithDescription("What to write"))
        .WithExample("-m \"deploy begins\"").Build();
}
