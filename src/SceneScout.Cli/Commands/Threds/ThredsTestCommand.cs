using System.CommandLine;
using System.Text;
using System.Text.Json;
using SceneScout.Contracts;
using SceneScout.Threds.Scripts;

namespace SceneScout.Cli.Commands.Threds;

/// <summary><c>scout threds test</c>: runs scripts of patterns.</summary>
internal static class ThredsTestCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Scripts, as JSON or YAML, or folders of them", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Print what came of them as JSON, one line a script" };
        var quiet = new Option<bool>("--quiet") { Description = "Print the steps of scripts that differ alone" };
        var command = new Command("test", "Run scripts on the pure engine, without a node and with a clock of their own; exit code 1 when something is not as a script says") { files, json, quiet };
        command.SetAction(given => Run(given.GetValue(files)!, given.GetValue(json), given.GetValue(quiet)));
        return command;
    }

    private static int Run(string[] files, bool json, bool quiet)
    {
        var (passed, failed, code) = (0, 0, ExitCodes.Done);
        foreach (var file in files.SelectMany(Files))
        {
            try
            {
                foreach (var reading in ScriptFile.Each(file))
                {
                    if (reading.Refusal is { } refusal)
                    {
                        // The other scripts of the file are not to blame.
                        Refuse(file, reading.Name, refusal.Message, json);
                        code = ExitCodes.Usage;
                        continue;
                    }

                    var report = ScriptRunner.Run(reading.Script!);
                    (passed, failed) = report.Passed ? (passed + 1, failed) : (passed, failed + 1);
                    if (json)
                        Console.WriteLine(Json(file, report));
                    else
                        Print(file, report, quiet);
                }
            }
            catch (ScriptException e)
            {
                Refuse(file, file, e.Message, json);
                code = ExitCodes.Usage;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"scout: FILE '{file}' is not accepted; give a file that exists, or a folder with scripts (.json, .yaml): {e.Message}");
                code = ExitCodes.Usage;
            }
        }

        if (!json)
            Console.WriteLine($"{passed} passed, {failed} failed");
        return failed > 0 ? ExitCodes.Failed : code;
    }

    // Of a folder all files that can be scripts, those of its own alone.
    private static IEnumerable<string> Files(string file) => !Directory.Exists(file) ? [file]
        : Directory.EnumerateFiles(file).Where(name => Path.GetExtension(name) is ".json" or ".yaml" or ".yml" && !name.EndsWith(".pattern.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).DefaultIfEmpty(file);

    private static void Refuse(string file, string name, string reason, bool json)
    {
        Console.Error.WriteLine($"scout: {file}: {reason}");
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object> { ["file"] = file, ["name"] = name, ["passed"] = false, ["error"] = reason }));
    }

    private static void Print(string file, ScriptReport report, bool quiet)
    {
        Console.WriteLine($"{(report.Passed ? "passed" : "FAILED")}: {report.Name} ({file}, {report.Steps.Count} steps)");
        foreach (var remark in report.Remarks)
            Console.WriteLine($"  note: {remark}");
        if (quiet && report.Passed)
            return;
        foreach (var step in report.Steps)
        {
            Console.WriteLine($"  {(step.Differences.Count == 0 ? "ok " : "DIFFERS ")}{step.Number}. {step.Text}");
            foreach (var line in step.Happened)
                Console.WriteLine($"       {line}");
            foreach (var difference in step.Differences)
                Console.WriteLine($"     ! {difference}");
        }
    }

    private static string Json(string file, ScriptReport report)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("file", file);
            writer.WriteString("name", report.Name);
            writer.WriteBoolean("passed", report.Passed);
            Texts(writer, "remarks", report.Remarks);
            writer.WriteStartArray("steps");
            foreach (var step in report.Steps)
            {
                writer.WriteStartObject();
                writer.WriteNumber("number", step.Number);
                writer.WriteString("text", step.Text);
                Texts(writer, "happened", step.Happened);
                Texts(writer, "differences", step.Differences);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Texts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
