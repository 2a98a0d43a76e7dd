using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Scripts;

/// <summary>Records by their type, for control events that ask for data: patterns, events, the log, threds, and whatever else is put.</summary>
internal sealed class WorldRecords
{
    private readonly Dictionary<string, List<JsonObject>> _types = new(StringComparer.Ordinal);
    private int _next;

    internal IEnumerable<string> Ids(string type) => Of(type).Select(record => record["id"]!.ToString());

    internal JsonElement? Get(string type, string id) =>
        Of(type).Find(record => record["id"]?.ToString() == id) is { } record ? JsonElement.Parse(record.ToJsonString()) : null;

    /// <summary>Takes over what the world has recorded by itself.</summary>
    internal void Fill(ThredWorld world)
    {
        foreach (var pattern in world.Patterns.Where(pattern => Get("PatternModel", pattern.Model.Id) is null))
        {
            var record = (JsonObject)JsonNode.Parse(pattern.Model.Json.Utf8.Span)!;
            record["id"] = pattern.Model.Id;
            Of("PatternModel").Add(record);
        }

        var faults = world.DeadLetters.ToLookup(dead => dead.Event.Id, dead => dead.Fault, StringComparer.Ordinal);
        _types["EventRecord"] = [.. world.Events.GroupBy(known => known.Event.Id).Select(same => EventRecord(same.Last(), faults[same.Key].LastOrDefault()))];
        _types["ThredLogRecord"] = [.. world.Audit.Where(line => line.Type is "m" or "nm" or "nt" or "np").Select((line, i) => new JsonObject
        {
            ["id"] = $"log{i.ToString(CultureInfo.InvariantCulture)}",
            ["eventId"] = line.EventId,
            ["thredId"] = line.ThredId,
            ["type"] = line.Type,
            ["timestamp"] = line.Timestamp,
            ["fromReaction"] = line.From,
            ["toReaction"] = line.To,
        })];
        _types["ThredRecord"] = [.. world.Threds.Where(thred => thred.State.Status == ThredStatus.Terminated).Select(thred => new JsonObject
        {
            ["id"] = thred.State.Id,
            ["thred"] = JsonNode.Parse(ModelJson.Write(writer => Engine.ThredViewing.WriteTo(writer, thred.State, thred.Pattern))),
        })];
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

    /// <summary>Does one task, or an array of them as one transaction, and writes what it gives.</summary>
    internal void Run(JsonElement task, Utf8JsonWriter writer)
    {
        if (task.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var inner in task.EnumerateArray())
                Run(inner, writer);
            writer.WriteEndArray();
            return;
        }

        if (Do(task) is { } result)
            result.WriteTo(writer);
        else
            writer.WriteNullValue();
    }

    private JsonNode? Do(JsonElement task)
    {
        var op = ShapeReader.Get(task, "op")?.ToString();
        var given = (JsonNode.Parse(ModelJson.Text(ShapeReader.Get(task, "params") ?? JsonElement.Parse("{}"))) as JsonObject)!;
        var type = given["type"]?.ToString() ?? throw new ThredFaultException(ThredFault.Missing("tasks.params.type is missing; give the name of a type."));
        var records = Of(type);
        var found = records.Where(record => RecordMatch.Fits(record, given["matcher"]));
        switch (op)
        {
            case "put":
                return given["values"] is JsonArray many ? new JsonArray([.. many.Select(one => (JsonNode?)Put(records, one))]) : Put(records, given["values"]);
            case "getOne":
                return found.FirstOrDefault()?.DeepClone();
            case "get":
                return new JsonArray([.. Collected(found, given["collector"]).Select(record => (JsonNode?)record.DeepClone())]);
            case "count":
                return found.Count();
            case "delete":
                foreach (var gone in found.ToList())
                    records.Remove(gone);
                return null;
            case "update" or "upsert" or "replace":
                return Update(op, records, found.ToList(), given["values"]);
            default:
                throw new ThredFaultException(ThredFault.Invalid($"tasks.op '{op}' is not accepted; give one of put, getOne, get, update, upsert, replace, delete, count."));
        }
    }

    private string Put(List<JsonObject> records, JsonNode? values)
    {
        var record = values?.DeepClone() as JsonObject ?? throw new ThredFaultException(ThredFault.Missing("tasks.params.values is missing; give an object."));
        var id = record["id"]?.ToString() ?? (record["name"] is { } name ? PatternReading.IdOf(name.ToString()) : $"record{(++_next).ToString(CultureInfo.InvariantCulture)}");
        if (records.Exists(known => known["id"]?.ToString() == id))
            throw new ThredFaultException(ThredFault.Exists($"{id} is there already."));
        record["id"] = id;
        records.Add(record);
        return id;
    }

    private JsonValue? Update(string op, List<JsonObject> records, List<JsonObject> found, JsonNode? values)
    {
        if (found.Count == 0)
            return op == "update" ? null : JsonValue.Create(Put(records, values));
        foreach (var record in found)
        {
            if (op == "replace")
            {
                foreach (var name in record.Select(member => member.Key).Where(name => name != "id").ToList())
                    record.Remove(name);
            }

            foreach (var (name, value) in (values as JsonObject ?? []).Where(member => member.Key != "id"))
                record[name] = value?.DeepClone();
        }

        return null;
    }

    private static IEnumerable<JsonObject> Collected(IEnumerable<JsonObject> found, JsonNode? collector)
    {
        foreach (var sort in (collector?["sort"] as JsonArray ?? []).Reverse())
        {
            var field = sort?["field"]?.ToString() ?? "id";
            string Key(JsonObject record) => RecordMatch.At(record, field) is JsonValue value && value.TryGetValue(out double number)
                ? number.ToString("0000000000000000.000", CultureInfo.InvariantCulture)
                : RecordMatch.At(record, field)?.ToString() ?? "";
            found = sort?["desc"]?.GetValue<bool>() == true ? found.OrderByDescending(Key, StringComparer.Ordinal) : found.OrderBy(Key, StringComparer.Ordinal);
        }

        found = found.Skip(collector?["skip"]?.GetValue<int>() ?? 0);
        return collector?["limit"] is { } limit ? found.Take(limit.GetValue<int>()) : found;
    }

    private List<JsonObject> Of(string type) => _types.TryGetValue(type, out var records) ? records : _types[type] = [];
}
