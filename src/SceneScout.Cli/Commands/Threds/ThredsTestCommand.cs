using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using SceneScout.Contracts;
using SceneScout.Lab.Scripts;
using SceneScout.Threds.Scripts;

namespace SceneScout.Cli.Commands.Threds;

/// <summary><c>scout threds test</c>: runs scripts of patterns.</summary>
internal static class ThredsTestCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Scripts, as JSON or YAML, or folders of them", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Print what came of them as JSON, one line a script" };
        var quiet = new Option<bool>("--quiet") { Description = "Print the steps of scripts that differ alone" };
        var cluster = new Option<string?>("--cluster") { Description = "Run them against this node instead, such as http://localhost:8080: their patterns and groups are put there while they run" };
        var token = new Option<string?>("--token") { Description = "The caller's token for it (SCENESCOUT_HTTP_TOKEN, which no list of processes shows)" };
        var command = new Command("test", "Run scripts on the pure engine, without a node and with a clock of their own, or against a node; exit code 1 when something is not as a script says") { files, json, quiet, cluster, token };
        command.SetAction((given, cancellation) => RunAsync(given.GetValue(files)!, given.GetValue(json), given.GetValue(quiet), given.GetValue(cluster), given.GetValue(token), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, bool json, bool quiet, string? cluster, string? token, CancellationToken cancellation)
    {
        if (cluster is null)
            return await RunAsync(files, json, quiet, script => Task.FromResult(ScriptRunner.RunUnlessCancelled(script, cancellation)));
        if (!Uri.TryCreate(cluster.EndsWith('/') ? cluster : $"{cluster}/", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return CommandLineErrors.Refuse($"--cluster '{cluster}' is not accepted; give a node's address, such as http://localhost:8080.");
        token ??= Environment.GetEnvironmentVariable("SCENESCOUT_HTTP_TOKEN") ?? "";
        if (token.Any(c => c is < ' ' or > '~'))
            return CommandLineErrors.Refuse("--token is not accepted; give printable ASCII characters (it is not shown).");
        using var http = new HttpClient { BaseAddress = address, Timeout = Patience };
        if (token.Length > 0)
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var node = new NodeScripts(http, TimeProvider.System);
        // Who stops it waits until the node is as it was.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await RunAsync(files, json, quiet, script => node.RunAsync(script, stop.Token));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(stop.IsCancellationRequested
                ? $"scout: stopped; {(node.Left.Count == 0 ? "patterns and groups are as they were" : "not all could be put back")}"
                : $"scout: {address} does not answer: {e.Message}");
            foreach (var left in node.Left)
                await Console.Error.WriteLineAsync($"scout: {left}");
            return ExitCodes.Failed;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<int> RunAsync(string[] files, bool json, bool quiet, Func<ThredScript, Task<ScriptReport>> run)
    {
        var (passed, failed, skipped, code) = (0, 0, 0, ExitCodes.Done);
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

                    var report = await run(reading.Script!);
                    if (report.Skipped is not null)
                        skipped++;
                    else
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
            Console.WriteLine($"{passed} passed, {failed} failed{(skipped > 0 ? $", {skipped} skipped" : "")}");
        if (passed + failed == 0 && skipped > 0)
        {
            Console.Error.WriteLine("scout: no script was run; a node can run none of them, for the reasons above.");
            return code == ExitCodes.Done ? ExitCodes.Failed : code;
        }

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
        if (report.Skipped is { } reason)
        {
            Console.WriteLine($"skipped: {report.Name} ({file}): {reason}");
            return;
        }

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
            if (report.Skipped is { } reason)
                writer.WriteString("skipped", reason);
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
