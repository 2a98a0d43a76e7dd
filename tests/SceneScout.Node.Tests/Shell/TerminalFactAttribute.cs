using Xunit;

namespace SceneScout.Node.Tests.Shell;

/// <summary>A test at a terminal, which util-linux's <c>script</c> makes; skipped where that is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TerminalFactAttribute : FactAttribute
{
    /// <summary>The program that makes a terminal.</summary>
    public const string Program = "/usr/bin/script";

    /// <summary>Looks for the program.</summary>
    public TerminalFactAttribute() => Skip = File.Exists(Program) ? null : $"{Program} is not installed.";
}
