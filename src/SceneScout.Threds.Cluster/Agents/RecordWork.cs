using System.Globalization;
using System.Text.Json.Nodes;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Model;
using SceneScout.Threds.Records;

namespace SceneScout.Threds.Cluster.Agents;

/// <summary>What an event's tasks come to on records, purely.</summary>
internal static class RecordWork
{
    // An answer is one message between nodes, and is kept with its request.
    private const int LongestAnswer = 2_000_000;

    /// <summary>The kinds of records that an event's tasks speak of.</summary>
    internal static IReadOnlyCollection<string> KindsOf(ThredEvent request) =>
        [.. TasksOf(request).SelectMany(RecordSpace.TypesOf).Where(kind => kind.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>Does the tasks in order, those of a list all or none. The first that fails ends it: what was done before stays, and the answer is its error.</summary>
    /// <param name="request">The event.</param>
    /// <param name="records">The records of its kinds; null when there are too many.</param>
    /// <param name="now">The instant, in ms since 1970.</param>
    internal static ThredRecordWork Of(ThredEvent request, IReadOnlyList<ThredRecord>? records, long now)
    {
        if (records is null)
            return new(Error(ThredFault.Task($"There are more than {IThredRecords.MostRecords} records of {string.Join(", ", KindsOf(request))}.")), [], []);
        var made = 0;
        var space = new RecordSpace(() => string.Create(CultureInfo.InvariantCulture, $"{request.Id}.{++made}")) { Stamps = true };
        var before = new Dictionary<(string Kind, string Id), string>();
        foreach (var kind in records.GroupBy(record => record.Kind, StringComparer.Ordinal))
            space.Set(kind.Key, kind.Select(record => (JsonObject)JsonNode.Parse(record.Json)!).ToList());
        foreach (var (kind, record) in All(space))
            before[(kind, RecordSpace.IdOf(record))] = record.ToJsonString();
        string answer;
        List<ThredRecord> after;
        try
        {
            answer = Answer(request, space, now);
            after = [.. All(space).Select(pair => new ThredRecord(pair.Kind, RecordSpace.IdOf(pair.Record), pair.Record.ToJsonString()))];
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException)
        {
            // JSON of a form that no task has, or a number beyond all numbers: nothing is changed, and whoever asked is told.
            return new(Refused($"The tasks cannot be done: {e.Message}"), [], []);
        }

        // A kind that had become too large could not even be deleted from.
        if (after.Count > IThredRecords.MostRecords)
            return new(Refused($"There would be more than {IThredRecords.MostRecords} records of {string.Join(", ", KindsOf(request))}."), [], []);
        if (answer.Length > LongestAnswer)
            return new(Refused($"The answer has {answer.Length} characters, at most {LongestAnswer} are given; ask for less by collector.limit or selector."), [], []);
        var left = after.Select(record => (record.Kind, record.Id)).ToHashSet();
        return new(answer, [.. after.Where(record => before.GetValueOrDefault((record.Kind, record.Id)) != record.Json)], [.. before.Keys.Where(key => !left.Contains(key))]);
    }

    /// <summary>The answer to a request that is not accepted.</summary>
    internal static string Refused(string message) => Error(ThredFault.Task(message, "invalid"));

    private static string Answer(ThredEvent request, RecordSpace space, long now)
    {
        try
        {
            if (TasksOf(request) is not { Count: > 0 } tasks)
                throw new ThredFaultException(ThredFault.Missing("data.content.tasks is missing; give an array of tasks."));
            return new JsonObject { ["result"] = new JsonArray([.. tasks.Select(task => space.Run(task, now))]) }.ToJsonString();
        }
        catch (ThredFaultException e)
        {
            return Error(ThredFault.Task(e.Fault.Message, e.Fault.Name));
        }
    }

    private static List<JsonNode?> TasksOf(ThredEvent request) =>
        request.At("content", "tasks") is { ValueKind: System.Text.Json.JsonValueKind.Array } tasks ? [.. JsonNode.Parse(tasks.GetRawText())!.AsArray()] : [];

    private static IEnumerable<(string Kind, JsonObject Record)> All(RecordSpace space) => space.Types.SelectMany(kind => space.All(kind).Select(record => (kind, record)));

    private static string Error(ThredFault fault) => new JsonObject { ["error"] = JsonNode.Parse(ModelJson.Write(fault.WriteTo)) }.ToJsonString();
}
