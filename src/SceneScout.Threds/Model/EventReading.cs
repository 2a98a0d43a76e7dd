using System.Text.Json;

namespace SceneScout.Threds.Model;

/// <summary>Reads events. Besides their own form they may have that of the seed: <c>timestamp</c> for <c>time</c>, <c>data.error</c> for <c>data.content.error</c>.</summary>
public static class EventReading
{
    private static readonly string[] Operations = ["put", "getOne", "get", "update", "upsert", "replace", "delete", "count", "run"];

    /// <summary>Reads an event. Throws <see cref="ModelException"/> with all that is wrong with it.</summary>
    public static ThredEvent Read(JsonElement json)
    {
        var shape = new ShapeReader();
        var result = Read(json, shape);
        return result is not null && shape.Mistakes.Count == 0 ? result : throw new ModelException(shape.Mistakes);
    }

    private static ThredEvent? Read(JsonElement json, ShapeReader shape)
    {
        if (!shape.Object(json, "", "id", "thredId", "type", "time", "timestamp", "source", "re", "data", "trace"))
            return null;
        var id = shape.Text(json, "", "id", required: true);
        var type = shape.Text(json, "", "type", required: true);
        var source = Source(json, shape);
        var time = shape.Whole(json, "", "time") ?? shape.Whole(json, "", "timestamp");
        var thredId = shape.Text(json, "", "thredId");
        var re = shape.Text(json, "", "re");
        var data = Data(json, shape);
        var trace = ShapeReader.Get(json, "trace");
        if (trace is { ValueKind: not JsonValueKind.Object })
            shape.Note("trace", trace.Value, "give an object with traceId, spanId, parentSpanId and baggage");
        if (id is null || type is null || source is null || shape.Mistakes.Count > 0)
            return null;

        var result = new ThredEvent
        {
            Id = id,
            Type = type,
            Source = source,
            Time = time,
            ThredId = thredId,
            Re = re,
            Data = data,
            Trace = trace is { } carried ? RawJson.Of(carried) : null,
        };
        return AsWritten(json, data) ? result with { ReadFrom = json } : result;
    }

    // Only what needs no change is kept as it was read.
    private static bool AsWritten(JsonElement json, RawJson? data) =>
        !json.TryGetProperty("timestamp", out _) && (data is null || !data.Element.TryGetProperty("error", out _)) && !MovedError(json);

    private static bool MovedError(JsonElement json) => json.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object && data.TryGetProperty("error", out _);

    private static ThredSource? Source(JsonElement json, ShapeReader shape)
    {
        if (ShapeReader.Get(json, "source") is not { } source)
        {
            shape.Note("source", default, "give an object with an id, it is required");
            return null;
        }

        if (!shape.Object(source, "source", "id", "name", "uri"))
            return null;
        return shape.Text(source, "source", "id", required: true) is { } id ? new ThredSource(id, shape.Text(source, "source", "name"), shape.Text(source, "source", "uri")) : null;
    }

    private static RawJson? Data(JsonElement json, ShapeReader shape)
    {
        if (ShapeReader.Get(json, "data") is not { } data)
            return null;
        if (data.ValueKind != JsonValueKind.Object)
        {
            shape.Note("data", data, "give an object");
            return null;
        }

        shape.Text(data, "data", "title");
        shape.Text(data, "data", "description");
        var content = ShapeReader.Get(data, "content");
        if (content is { } known)
            Content(known, shape);
        return ShapeReader.Get(data, "error") is { } error ? WithError(data, content, error) : RawJson.Of(data);
    }

    private static void Content(JsonElement content, ShapeReader shape)
    {
        const string Path = "data.content";
        if (content.ValueKind != JsonValueKind.Object)
        {
            shape.Note(Path, content, "give an object with valuesType, values, tasks, resources, items or error");
            return;
        }

        shape.Text(content, Path, "valuesType");
        if (ShapeReader.Get(content, "values") is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Array) } values)
            shape.Note($"{Path}.values", values, "give an object or an array of objects");
        foreach (var (task, path) in shape.Items(content, Path, "tasks"))
            Task(task, path, shape);
        shape.Items(content, Path, "resources");
        shape.Items(content, Path, "items");
    }

    // An array within the array is one transaction.
    private static void Task(JsonElement task, string path, ShapeReader shape)
    {
        if (task.ValueKind == JsonValueKind.Array)
        {
            foreach (var (inner, i) in task.EnumerateArray().Select((inner, i) => (inner, i)))
                Task(inner, $"{path}[{i}]", shape);
            return;
        }

        if (shape.Text(task, path, "op", required: true) is { } op && !Operations.Contains(op))
            shape.Note($"{path}.op", task.GetProperty("op"), $"give one of {string.Join(", ", Operations)}");
    }

    // The seed's own place of it stays, too: its patterns may look there.
    private static RawJson WithError(JsonElement data, JsonElement? content, JsonElement error) => RawJson.Of(ModelJson.Write(writer =>
    {
        writer.WriteStartObject();
        foreach (var member in data.EnumerateObject().Where(member => member.Name != "content"))
            member.WriteTo(writer);
        writer.WriteStartObject("content"u8);
        foreach (var member in content?.EnumerateObject().Where(member => member.Name != "error") ?? [])
            member.WriteTo(writer);
        writer.WritePropertyName("error"u8);
        error.WriteTo(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }));
}
