using System.Text.Json;
using System.Text.Json.Serialization;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Serialization;

/// <summary>A task type in messages and journals, as released: the name with a capital letter, <c>Discovery</c>.</summary>
internal sealed class WireTaskTypeConverter : JsonConverter<TaskType>
{
    /// <inheritdoc />
    public override TaskType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TaskType.Parse(reader.TokenType == JsonTokenType.String ? reader.GetString() : null) ?? throw new JsonException($"A task type is {TaskType.Form}.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TaskType value, JsonSerializerOptions options)
    {
        var name = value.Name();
        writer.WriteStringValue(char.ToUpperInvariant(name[0]) + name[1..]);
    }
}
