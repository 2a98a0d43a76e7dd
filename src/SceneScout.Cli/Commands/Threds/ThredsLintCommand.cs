using System.CommandLine;
using SceneScout.Contracts;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Scripts;

namespace SceneScout.Cli.Commands.Threds;

/// <summary><c>scout threds lint</c>: checks patterns.</summary>
internal static class ThredsLintCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("PATTERN") { Description = "Patterns, as JSON or YAML", Arity = ArgumentArity.OneOrMore };
        var command = new Command("lint", "Check patterns as they are checked when they are put, and say what looks like a mistake; exit code 1 when one would be refused") { files };
        command.SetAction(given => Run(given.GetValue(files)!));
        return command;
    }

    private static int Run(string[] files)
    {
        var code = ExitCodes.Done;
        foreach (var file in files)
        {
            try
            {
                var (pattern, mistakes) = CompiledPattern.Check(PatternFile.Read(file));
                foreach (var mistake in mistakes)
                    Console.WriteLine($"{file}: error: {mistake}");
                foreach (var remark in pattern is null ? [] : PatternLint.Remarks(pattern))
                    Console.WriteLine($"{file}: warning: {remark}");
                if (mistakes.Count > 0)
                    code = code == ExitCodes.Usage ? code : ExitCodes.Failed;
                else
                    Console.WriteLine($"{file}: accepted, {pattern!.Model.Id} with {pattern.Model.Reactions.Length} reactions");
            }
            catch (ScriptException e)
            {
                Console.Error.WriteLine($"scout: {e.Message}");
                code = ExitCodes.Usage;
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                code = CommandLineErrors.Refuse($"PATTERN '{file}' is not accepted; give a file that exists.");
            }
        }

        return code;
    }
}
