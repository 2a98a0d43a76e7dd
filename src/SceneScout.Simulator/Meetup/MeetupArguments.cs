using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SceneScout.Simulator.Meetup;

/// <summary>Reads typed values out of arguments, refusing what the schema refuses.</summary>
internal static class MeetupArguments
{
    private static readonly string[] Statuses =
        ["ACTIVE", "AUTOSCHED", "AUTOSCHED_CANCELLED", "AUTOSCHED_DRAFT", "AUTOSCHED_FINISHED", "BLOCKED", "CANCELLED", "CANCELLED_PERM", "DRAFT", "PAST", "PENDING", "PROPOSED", "TEMPLATE"];

    /// <summary>A DateTime scalar: an offset or zone is required.</summary>
    public static DateTimeOffset? ZonedDateTime(GraphQlField field, JsonObject? from, string name)
    {
        if (Text(from, name) is not { } text)
        {
            return null;
        }

        var zone = text.IndexOf('[', StringComparison.Ordinal);
        var bare = zone > 0 ? text[..zone] : text;
        var zoned = bare.EndsWith('Z') || (bare.Length > 16 && bare.LastIndexOfAny(['+', '-']) > 10);
        return zoned && DateTimeOffset.TryParse(bare, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant
            : throw GraphQlException.Validation($"Variable '{name}' has an invalid value: Failed to parse input value {text} as ZonedDateTime", field.Line, field.Column);
    }

    /// <summary>A date as a plain String: read leniently, UTC where it has no offset.</summary>
    public static DateTimeOffset? LenientDate(GraphQlField field, JsonObject? from, string name)
    {
        if (Text(from, name) is not { } text)
        {
            return null;
        }

        var zone = text.IndexOf('[', StringComparison.Ordinal);
        return DateTimeOffset.TryParse(zone > 0 ? text[..zone] : text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw GraphQlException.Validation($"Exception while fetching data (/{field.Alias}) : Text '{text}' could not be parsed at index 0", field.Line, field.Column);
    }

    /// <summary>An EventStatus.</summary>
    public static string Status(GraphQlField field, string value) => Statuses.Contains(value)
        ? value
        : throw GraphQlException.Validation($"Variable 'status' has an invalid value: Invalid input for enum 'EventStatus'. No value found for name '{value}'", field.Line, field.Column);

    /// <summary>A required number.</summary>
    public static double RequiredNumber(GraphQlField field, JsonObject from, string name) =>
        Number(from, name) ?? throw Null(field, name, "Float!");

    /// <summary>The error of a required field without a value.</summary>
    public static GraphQlException Null(GraphQlField field, string name, string type) =>
        GraphQlException.Validation($"Variable 'filter' has an invalid value: Field '{name}' has coerced Null value for NonNull type '{type}'", field.Line, field.Column);

    /// <summary>A number, or null.</summary>
    public static double? Number(JsonObject? from, string name) =>
        from?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : null;

    /// <summary>A string or enum, or null.</summary>
    public static string? Text(JsonObject? from, string name) =>
        from?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>An argument of the field itself, as an object holder for the readers above.</summary>
    public static JsonObject Of(GraphQlField field) => new(field.Arguments.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
}
