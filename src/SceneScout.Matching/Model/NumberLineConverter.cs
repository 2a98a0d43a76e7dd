using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SceneScout.Matching.Model;

/// <summary>Writes lists of numbers on one line, with four decimals: a curve is read at a glance.</summary>
internal sealed class NumberLineConverter : JsonConverter<double[]>
{
    /// <inheritdoc />
    public override double[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("A list of numbers is expected.");
        var numbers = new List<double>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            numbers.Add(reader.GetDouble());
        return [.. numbers];
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, double[] value, JsonSerializerOptions options) =>
        writer.WriteRawValue($"[{string.Join(", ", value.Select(number => Math.Round(number, 4).ToString(CultureInfo.InvariantCulture)))}]", skipInputValidation: true);
}
