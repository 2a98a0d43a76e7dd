using System.Text.Json;
using SceneScout.Jsonata;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>Values of expressions as JSON.</summary>
internal static class ValueJson
{
    internal static void Write(Utf8JsonWriter writer, in JsonataValue value)
    {
        switch (value.Kind)
        {
            case JsonataKind.String:
                writer.WriteStringValue(value.GetString());
                break;
            case JsonataKind.Number when value.GetDouble() is var number && number == Math.Truncate(number) && Math.Abs(number) < 9e15:
                writer.WriteNumberValue((long)number);
                break;
            case JsonataKind.Boolean:
                writer.WriteBooleanValue(value.GetBoolean());
                break;
            case JsonataKind.Undefined or JsonataKind.Function or JsonataKind.Null:
                writer.WriteNullValue();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    internal static byte[] Bytes(JsonataValue value) => ModelJson.Write(writer => Write(writer, value));

    internal static JsonElement Element(JsonataValue value) => value.IsUndefined ? default : JsonElement.Parse(Bytes(value));

    /// <summary>A value that refers to nothing outside itself, as it is kept between events; undefined for what JSON does not have.</summary>
    internal static JsonataValue Kept(in JsonataValue value) => value.Kind switch
    {
        JsonataKind.String => JsonataValue.From(value.GetString()),
        JsonataKind.Array or JsonataKind.Object => JsonataValue.From(Element(value)),
        JsonataKind.Function => default,
        _ => value,
    };
}
