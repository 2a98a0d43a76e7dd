using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SceneScout.Contracts;
using SceneScout.Matching.Model;
using SceneScout.Matching.Records;

namespace SceneScout.Cli.Commands.Matching;

/// <summary><c>scout match --pairs IN.jsonl --out OUT.jsonl</c>: judges pairs of records.</summary>
internal static class MatchCommand
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var pairs = new Option<string?>("--pairs") { Description = "Pairs as JSON Lines: {\"id\":..,\"left\":{..},\"right\":{..}}" };
        var output = new Option<string?>("--out") { Description = "Where the verdicts go, a line each: {\"id\",\"probability\",\"decision\",\"reasons\"}; decision is merge, review or apart" }.WritableFile();
        var model = ModelOption.Create();
        var command = new Command("match", "Say of pairs of records (events or venues) whether they are one, how likely, and why")
        {
            pairs, output, model, MatchClusterCommand.Create(), MatchTrainCommand.Create(),
        };
        command.SetAction(async (given, cancellation) =>
        {
            if (given.GetValue(pairs) is not { } from || !File.Exists(from))
                return CommandLineErrors.Refuse($"--pairs '{given.GetValue(pairs)}' is not accepted; give a file that exists.");
            if (given.GetValue(output) is not { } to)
                return CommandLineErrors.Refuse("--out is missing; give a file for the verdicts.");
            return ModelOption.Open(given.GetValue(model)) is { } weights ? await RunAsync(from, to, new PairMatcher(weights), cancellation) : ExitCodes.Usage;
        });
        return command;
    }

    private static async Task<int> RunAsync(string from, string to, PairMatcher matcher, CancellationToken cancellation)
    {
        var lines = new JsonLineFile(from);
        await using var writer = new StreamWriter(to);
        await foreach (var line in lines.ReadAsync(PairLine.Of, cancellation))
            await writer.WriteLineAsync(Line(line, matcher.Judge(PreparedSide.Of(line.Left), PreparedSide.Of(line.Right))).AsMemory(), cancellation);
        return lines.Refused == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static string Line(PairLine pair, PairVerdict verdict)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WritePropertyName("id");
            json.WriteRawValue(pair.Id);
            json.WriteNumber("probability", Math.Round(verdict.Probability, 6));
            json.WriteString("decision", verdict.Outcome switch { MatchOutcome.Merge => "merge", MatchOutcome.Review => "review", _ => "apart" });
            json.WriteStartArray("reasons");
            foreach (var reason in verdict.Reasons)
                json.WriteStringValue(reason);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
