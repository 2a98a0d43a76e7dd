using System.CommandLine;
using System.Text.Json;
using SceneScout.Cli.Doctor;
using SceneScout.Contracts;
using SceneScout.Contracts.Json;
using Spectre.Console;

namespace SceneScout.Cli.Commands;

/// <summary><c>scout doctor</c>: whether a node would start and work here, and what to do where not.</summary>
internal static class DoctorCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var config = new ConfigOptions()
            .Flag("--data", "Folder of the embedded store", text => [("store.kind", "sqlite"), ("store.folder", text)])
            .Flag("--postgres", "Npgsql connection string of the store", text => [("store.kind", "postgres"), ("store.connection", text)]);
        var json = new Option<bool>("--json") { Description = "Print one JSON object a finding and line" };
        var command = new Command("doctor", "Check runtime, settings, store, clock, disk, keys and ports, and say what to do; changes nothing. Exit code 1 when a node would not work") { json };
        config.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var findings = await DoctorRun.LookAsync(() => config.Load(parsed), cancellation);
            Print(findings, parsed.GetValue(json));
            return findings.Any(finding => finding.Verdict == DoctorVerdict.Trouble) ? ExitCodes.Failed : ExitCodes.Done;
        });
        return command;
    }

    private static void Print(IReadOnlyList<DoctorFinding> findings, bool json)
    {
        if (json)
        {
            foreach (var finding in findings)
                Console.WriteLine(JsonSerializer.Serialize(new { check = finding.Check, verdict = Word(finding.Verdict), found = finding.Found, advice = finding.Advice }, ViewJson.Line));
            return;
        }

        foreach (var finding in findings)
        {
            AnsiConsole.MarkupLineInterpolated($"[{Colour(finding.Verdict)}]{Word(finding.Verdict),-7}[/] {finding.Check}: {finding.Found}");
            if (finding.Advice is { } advice)
                AnsiConsole.MarkupLineInterpolated($"        {advice}");
        }

        var trouble = findings.Count(finding => finding.Verdict == DoctorVerdict.Trouble);
        Console.WriteLine(trouble == 0 ? "A node would start here." : $"{trouble} to put right first.");
    }

    private static string Word(DoctorVerdict verdict) => verdict.ToString().ToLowerInvariant();

    private static string Colour(DoctorVerdict verdict) => verdict switch { DoctorVerdict.Ok => "green", DoctorVerdict.Note => "yellow", _ => "red" };
}
