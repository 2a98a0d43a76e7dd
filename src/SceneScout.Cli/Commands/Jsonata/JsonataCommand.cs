using System.CommandLine;

namespace SceneScout.Cli.Commands.Jsonata;

/// <summary><c>scout jsonata</c>: evaluates expressions and checks the implementation.</summary>
internal static class JsonataCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => new("jsonata", "Evaluate JSONata expressions and run suites of cases") { JsonataEvalCommand.Create(), JsonataSuiteCommand.Create() };
}
