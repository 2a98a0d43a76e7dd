using System.CommandLine;
using System.Text.Json;
using SceneScout.Contracts;
using SceneScout.Contracts.Json;
using SceneScout.Matching.Clusters;
using SceneScout.Matching.Model;
using SceneScout.Matching.Records;

namespace SceneScout.Cli.Commands.Matching;

/// <summary><c>scout match cluster --in RECORDS.jsonl --out CLUSTERS.jsonl</c>: puts the records of one thing together.</summary>
internal static class MatchClusterCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<string>("--in") { Description = "Records as JSON Lines: a side of a pair, with id and source", Required = true };
        var output = new Option<string?>("--out") { Description = "Where the clusters go, a line each record: {\"id\",\"cluster\"}", Required = true }.WritableFile();
        var model = ModelOption.Create();
        var command = new Command("cluster", "Put records together that are one event or one venue; the outcome does not depend on their order") { input, output, model };
        command.SetAction(async (given, cancellation) =>
        {
            var from = given.GetValue(input)!;
            if (!File.Exists(from))
                return CommandLineErrors.Refuse($"--in '{from}' is not accepted; give a file that exists.");
            return ModelOption.Open(given.GetValue(model)) is { } weights ? await RunAsync(from, given.GetValue(output)!, new PairMatcher(weights), cancellation) : ExitCodes.Usage;
        });
        return command;
    }

    private static async Task<int> RunAsync(string from, string to, PairMatcher matcher, CancellationToken cancellation)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var lines = new JsonLineFile(from);
        var raw = new List<string>();
        var sides = new List<PreparedSide>();
        await foreach (var (id, side) in lines.ReadAsync(json => Read(json, ids), cancellation))
        {
            raw.Add(id);
            sides.Add(PreparedSide.Of(side));
        }

        var clusters = RecordClusters.Of(sides, matcher);
        await using var writer = new StreamWriter(to);
        for (var at = 0; at < clusters.Length; at++)
            await writer.WriteLineAsync($"{{\"id\":{raw[at]},\"cluster\":{JsonSerializer.Serialize(clusters[at], ViewJson.Line)}}}".AsMemory(), cancellation);
        Console.WriteLine($"{sides.Count} records in {clusters.Distinct(StringComparer.Ordinal).Count()} clusters");
        return lines.Refused == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static (string Id, MatchSide Side) Read(JsonElement json, HashSet<string> ids)
    {
        var side = SideReading.Of(json);
        if (side.Id is null)
            throw new SideMistakeException("id", "", "give a text or a number, another one to each record");
        if (side.Source is null)
            throw new SideMistakeException("source", "", "give the name of who sent the record");
        return ids.Add(side.Id) ? (json.GetProperty("id").GetRawText(), side) : throw new SideMistakeException("id", side.Id, "another line has it; give each record its own");
    }
}
