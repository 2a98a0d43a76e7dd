using System.CommandLine;
using SceneScout.Contracts;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;
using SceneScout.Threds.Scripts;

namespace SceneScout.Cli.Commands.Threds;

/// <summary><c>scout threds replay</c>: what would have happened with another version of a pattern.</summary>
internal static class ThredsReplayCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var script = new Argument<string>("SCRIPT") { Description = "A script, as JSON or YAML" };
        var pattern = new Argument<string>("PATTERN") { Description = "Another version of one of its patterns" };
        var command = new Command("replay", "Run the events of a script through another version of a pattern and show what would have been different; exit code 1 when something would") { script, pattern };
        command.SetAction(given => Run(given.GetValue(script)!, given.GetValue(pattern)!));
        return command;
    }

    private static int Run(string script, string pattern)
    {
        try
        {
            var other = CompiledPattern.Put(PatternFile.Read(pattern), version: 2, ignoreUnknownFields: true);
            var differ = false;
            foreach (var one in ScriptFile.Read(script))
            {
                var lines = ScriptReplay.Differences(one, other);
                differ |= lines.Count > 0;
                Console.WriteLine($"{one.Name}: {(lines.Count == 0 ? "the same" : "different")}");
                foreach (var line in lines)
                    Console.WriteLine($"  {line}");
            }

            return differ ? ExitCodes.Failed : ExitCodes.Done;
        }
        catch (ModelException e)
        {
            return CommandLineErrors.Refuse(e.Mistakes.Select(mistake => $"{pattern}: {mistake}"));
        }
        catch (ScriptException e)
        {
            return CommandLineErrors.Refuse(e.Message);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return CommandLineErrors.Refuse($"A file is not accepted; give files that exist: {e.Message}");
        }
    }
}
