using System.CommandLine;
using SceneScout.Contracts;
using SceneScout.Jsonata.Conformance;

namespace SceneScout.Cli.Commands.Jsonata;

/// <summary><c>scout jsonata suite</c>: runs cases in the layout of the official test suite.</summary>
internal static class JsonataSuiteCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "Folder with groups/ and datasets/" };
        var json = new Option<string?>("--json") { Description = "Write the outcome to this file as JSON" }.WritableFile();
        var command = new Command("suite", "Run a suite of cases; exit code 1 when one of them fails") { folder, json };
        command.SetAction(async (given, cancellation) => await RunAsync(given.GetValue(folder)!, given.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string? json, CancellationToken cancellation)
    {
        if (!Directory.Exists(Path.Combine(folder, "groups")))
            return CommandLineErrors.Refuse($"DIR '{folder}' is not accepted; give a folder with a folder \"groups\" in it.");
        var report = SuiteReport.Run(folder);
        foreach (var group in report.Groups)
        {
            Console.WriteLine($"{group.Key}: {group.Count(outcome => outcome.Passed)} passed, {group.Count(outcome => !outcome.Passed)} failed");
            foreach (var outcome in group.Where(outcome => !outcome.Passed))
                Console.WriteLine($"  {outcome.Case.Name}: {outcome.Difference}");
        }

        Console.WriteLine($"{report.Passed} passed, {report.Failed} failed, 0 skipped");
        if (json is not null)
            await File.WriteAllTextAsync(json, report.ToJson(), cancellation);
        return report.Failed == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }
}
