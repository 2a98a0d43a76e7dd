using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Threds.Model;
using SceneScout.Threds.Records;

namespace SceneScout.Threds.Scripts;

/// <summary>Records by their type, for control events that ask for data: patterns, events, the log, threds, and whatever else is put.</summary>
internal sealed class WorldRecords
{
    private readonly RecordSpace _space;
    private readonly HashSet<string> _patterns = new(StringComparer.Ordinal);
    private int _next;

    internal WorldRecords() => _space = new(() => $"record{(++_next).ToString(CultureInfo.InvariantCulture)}");

    internal IEnumerable<string> Ids(string type) => _space.All(type).Select(RecordSpace.IdOf);

    internal JsonElement? Get(string type, string id) => _space.Find(type, id) is { } record ? JsonElement.Parse(record.ToJsonString()) : null;

    /// <summary>Whether a pattern was on record, be it that it is no more.</summary>
    internal bool Knew(string patternId) => _patterns.Contains(patternId);

    /// <summary>Takes over what the world has recorded by itself.</summary>
    internal void Fill(ThredWorld world)
    {
        // One that was deleted since does not come back.
        foreach (var pattern in world.Patterns.Where(pattern => _patterns.Add(pattern.Model.Id) && _space.Find("PatternModel", pattern.Model.Id) is null))
        {
            var record = (JsonObject)JsonNode.Parse(pattern.Model.Json.Utf8.Span)!;
            record["id"] = pattern.Model.Id;
            _space.Add("PatternModel", record);
        }

        var faults = world.DeadLetters.ToLookup(dead => dead.Event.Id, dead => dead.Fault, StringComparer.Ordinal);
        _space.Set("EventRecord", world.Events.GroupBy(known => known.Event.Id).Select(same => EventRecord(same.Last(), faults[same.Key].LastOrDefault())));
        _space.Set("ThredLogRecord", world.Audit.Where(line => line.Type is "m" or "nm" or "nt" or "np").Select((line, i) => new JsonObject
        {
            ["id"] = $"log{i.ToString(CultureInfo.InvariantCulture)}",
            ["eventId"] = line.EventId,
            ["thredId"] = line.ThredId,
            ["type"] = line.Type,
            ["timestamp"] = line.Timestamp,
            ["fromReaction"] = line.From,
            ["toReaction"] = line.To,
        }));
        _space.Set("ThredRecord", world.Threds.Where(thred => thred.State.Status == ThredStatus.Terminated).Select(ThredRecord));
    }

    /// <summary>A thred that has ended, as it is on record.</summary>
    internal static JsonObject ThredRecord((Engine.CompiledPattern Pattern, Engine.ThredState State) thred) => new()
    {
        ["id"] = thred.State.Id,
        ["thred"] = JsonNode.Parse(ModelJson.Write(writer => Engine.ThredViewing.WriteTo(writer, thred.State, thred.Pattern))),
    };

    /// <summary>Does one task, or an array of them as one transaction, and writes what it gives.</summary>
    internal void Run(JsonElement task, Utf8JsonWriter writer, long now)
    {
        var given = JsonNode.Parse(ModelJson.Text(task));
        NamePatterns(given);
        if (_space.Run(given, now) is { } result)
            result.WriteTo(writer);
        else
            writer.WriteNullValue();
    }

    // A pattern that has no id has that of its name.
    private static void NamePatterns(JsonNode? task)
    {
        if (task is JsonArray many)
        {
            foreach (var inner in many)
                NamePatterns(inner);
        }
        else if (task is JsonObject && task["params"] is JsonObject given && given["type"]?.ToString() == "PatternModel")
        {
            foreach (var values in given["values"] is JsonArray list ? [.. list] : new[] { given["values"] })
            {
                if (values is JsonObject record && record["id"] is null && record["name"] is { } name && task["op"]?.ToString() is "put" or "upsert")
                    record["id"] = PatternReading.IdOf(name.ToString());
            }
        }
    }

    private static JsonObject EventRecord(RecordedEvent known, ThredFault? fault)
    {
        var record = new JsonObject
        {
            ["id"] = known.Event.Id,
            ["event"] = JsonNode.Parse(known.Event.Json.Utf8.Span),
            ["timestamp"] = known.Timestamp,
            ["thredId"] = known.ThredId,
            ["to"] = new JsonArray([.. known.To.Select(to => (JsonNode)to)]),
        };
        if (fault is not null)
            record["error"] = JsonNode.Parse(ModelJson.Write(fault.WriteTo));
        return record;
    }
}
