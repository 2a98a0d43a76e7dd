using System.CommandLine;
using SceneScout.Contracts;
using SceneScout.Threds.Drawing;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;
using SceneScout.Threds.Scripts;

namespace SceneScout.Cli.Commands.Threds;

/// <summary><c>scout threds draw</c>: draws a pattern.</summary>
internal static class ThredsDrawCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("PATTERN") { Description = "A pattern, as JSON or YAML" };
        var svg = new Option<string?>("--svg") { Description = "Write the diagram to this file as SVG instead of printing Mermaid" }.WritableFile();
        var command = new Command("draw", "Draw a pattern as a diagram of its states, as Mermaid or SVG") { file, svg };
        command.SetAction(async (given, cancellation) => await RunAsync(given.GetValue(file)!, given.GetValue(svg), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string file, string? svg, CancellationToken cancellation)
    {
        try
        {
            var diagram = StateDiagram.Of(CompiledPattern.Put(PatternFile.Read(file), ignoreUnknownFields: true).Model);
            if (svg is null)
                Console.Write(MermaidText.Of(diagram));
            else
                await File.WriteAllTextAsync(svg, DiagramSvg.Of(diagram), cancellation);
            return ExitCodes.Done;
        }
        catch (ModelException e)
        {
            return CommandLineErrors.Refuse(e.Mistakes.Select(mistake => $"{file}: {mistake}"));
        }
        catch (ScriptException e)
        {
            return CommandLineErrors.Refuse(e.Message);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return CommandLineErrors.Refuse($"PATTERN '{file}' is not accepted; give a file that exists.");
        }
    }
}
