using System.Collections.Immutable;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>Events that the engine gives to threds.</summary>
internal static class SystemEvents
{
    internal static ThredEvent Children(string thredId, ImmutableArray<JoinedChild> children, string id, long now) => Make(thredId, WellKnown.Children, id, now, writer =>
    {
        writer.WriteString("title"u8, "Children have ended");
        writer.WriteStartObject("content"u8);
        writer.WriteString("valuesType"u8, "children");
        writer.WriteStartObject("values"u8);
        writer.WriteStartArray("results"u8);
        foreach (var child in children)
        {
            writer.WriteStartObject();
            writer.WriteString("thredId"u8, child.ThredId);
            writer.WriteString("patternId"u8, child.PatternId);
            writer.WriteString("status"u8, child.Status);
            if (child.Result is { } result)
            {
                writer.WritePropertyName("result"u8);
                result.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    internal static ThredEvent Timer(string thredId, string name, long due, string id, long now) => Make(thredId, WellKnown.Timer, id, now, writer =>
    {
        writer.WriteString("title"u8, name);
        writer.WriteStartObject("content"u8);
        writer.WriteString("valuesType"u8, "timer");
        writer.WriteStartObject("values"u8);
        writer.WriteString("name"u8, name);
        writer.WriteNumber("due"u8, due);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    private static ThredEvent Make(string thredId, string type, string id, long now, Action<System.Text.Json.Utf8JsonWriter> data) => new()
    {
        Id = id,
        Type = type,
        Source = ThredSource.System,
        ThredId = thredId,
        Time = now,
        Data = RawJson.Of(ModelJson.Write(writer =>
        {
            writer.WriteStartObject();
            data(writer);
            writer.WriteEndObject();
        })),
    };
}
