using System.Text.Json;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>Data of what the other participants are told: the values of the event, with who sent it.</summary>
internal static class BroadcastData
{
    internal static void Write(Utf8JsonWriter writer, ThredEvent given, string title, string valuesType, bool withRe)
    {
        writer.WriteStartObject();
        writer.WriteString("title"u8, title);
        writer.WriteStartObject("content"u8);
        writer.WriteString("valuesType"u8, valuesType);
        writer.WriteStartObject("values"u8);
        if (given.At("content", "values") is { ValueKind: JsonValueKind.Object } values)
        {
            foreach (var member in values.EnumerateObject().Where(member => member.Name != "messageSource" && !(withRe && member.Name == "re")))
                member.WriteTo(writer);
        }

        writer.WritePropertyName("messageSource"u8);
        given.Source.WriteTo(writer);
        if (withRe && given.Re is not null)
            writer.WriteString("re"u8, given.Re);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
