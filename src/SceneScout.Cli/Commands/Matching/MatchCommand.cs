using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SceneScout.Contracts;
using SceneScout.Matching.Clusters;
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
        var each = new Option<bool>("--each") { Description = "Judge each pair by itself; else a merged pair goes to review where other pairs of the file speak against it: a likelier one that cannot be true beside it, or branches of the same name" };
        var model = ModelOption.Create();
        var command = new Command("match", "Say of pairs of records (events or venues) whether they are one, how likely, and why")
        {
            pairs, output, each, model, MatchClusterCommand.Create(), MatchTrainCommand.Create(),
        };
        command.SetAction(async (given, cancellation) =>
        {
            if (given.GetValue(pairs) is not { } from || !File.Exists(from))
                return CommandLineErrors.Refuse($"--pairs '{given.GetValue(pairs)}' is not accepted; give a file that exists.");
            if (given.GetValue(output) is not { } to)
                return CommandLineErrors.Refuse("--out is missing; give a file for the verdicts.");
            return ModelOption.Open(given.GetValue(model)) is { } weights ? await RunAsync(from, to, given.GetValue(each), new PairMatcher(weights), cancellation) : ExitCodes.Usage;
        });
        return command;
    }

    private static async Task<int> RunAsync(string from, string to, bool each, PairMatcher matcher, CancellationToken cancellation)
    {
        var lines = new JsonLineFile(from);
        if (each)
        {
            await using var writer = new StreamWriter(to);
            await foreach (var line in lines.ReadAsync(PairLine.Of, cancellation))
                await writer.WriteLineAsync(Line(line.Id, Judge(line, matcher)).AsMemory(), cancellation);
            return lines.Refused == 0 ? ExitCodes.Done : ExitCodes.Failed;
        }

        // Verdicts wait in a file of their own until all pairs are known; only merged pairs are kept.
        var draft = Path.GetTempFileName();
        try
        {
            var merged = new List<(int Line, PairLine Pair, PairVerdict Verdict)>();
            var namesakes = new Namesakes();
            await using (var writer = new StreamWriter(draft))
            {
                var number = 0;
                await foreach (var line in lines.ReadAsync(PairLine.Of, cancellation))
                {
                    var (left, right) = (PreparedSide.Of(line.Left), PreparedSide.Of(line.Right));
                    namesakes.Add(left, MergedPair.LeftSource);
                    namesakes.Add(right, MergedPair.RightSource);
                    var verdict = matcher.Judge(left, right);
                    if (verdict.Outcome == MatchOutcome.Merge)
                        merged.Add((number, line, verdict));
                    await writer.WriteLineAsync(Line(line.Id, verdict).AsMemory(), cancellation);
                    number++;
                }
            }

            await FinishAsync(draft, to, Doubted(merged, namesakes, matcher), cancellation);
        }
        finally
        {
            File.Delete(draft);
        }

        return lines.Refused == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static PairVerdict Judge(PairLine pair, PairMatcher matcher) => matcher.Judge(PreparedSide.Of(pair.Left), PreparedSide.Of(pair.Right));

    // The lines of those that the other pairs speak against, as they are written then.
    private static Dictionary<int, string> Doubted(List<(int Line, PairLine Pair, PairVerdict Verdict)> merged, Namesakes namesakes, PairMatcher matcher)
    {
        var doubted = PairAgreement.Doubted(
            merged.ConvertAll(one => new MergedPair(one.Pair.LeftText, one.Pair.Left, one.Pair.RightText, one.Pair.Right, one.Verdict.Probability)), namesakes, matcher);
        return doubted.ToDictionary(of => merged[of.Key].Line, of => Line(merged[of.Key].Pair.Id, merged[of.Key].Verdict with
        {
            Outcome = MatchOutcome.Review,
            Reasons = merged[of.Key].Verdict.Reasons.Insert(0, of.Value),
        }));
    }

    private static async Task FinishAsync(string draft, string to, Dictionary<int, string> doubted, CancellationToken cancellation)
    {
        using var reader = new StreamReader(draft);
        await using var writer = new StreamWriter(to);
        for (var number = 0; await reader.ReadLineAsync(cancellation) is { } line; number++)
            await writer.WriteLineAsync(doubted.GetValueOrDefault(number, line).AsMemory(), cancellation);
    }

    private static string Line(string id, PairVerdict verdict)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WritePropertyName("id");
            json.WriteRawValue(id);
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
