using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;

namespace SceneScout.Threds.Model;

/// <summary>Durations as patterns and scripts write them.</summary>
public static partial class DurationText
{
    /// <summary>Milliseconds of a number (milliseconds already), of a number with its unit (<c>500ms</c>, <c>90s</c>, <c>15m</c>, <c>2h</c>, <c>1d</c>) or of ISO 8601 (<c>PT15M</c>); null when it is none of them.</summary>
    public static long? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) && number is >= 0 and < 9e15 => (long)number,
        JsonValueKind.String => Read(value.GetString()!),
        _ => null,
    };

    /// <summary>Milliseconds of a text; null when it is no duration.</summary>
    public static long? Read(string text)
    {
        if (Form().Match(text.Trim()) is { Success: true } match && double.TryParse(match.Groups[1].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return (long)(number * match.Groups[2].Value switch { "" or "ms" => 1, "s" => 1000, "m" or "min" => 60_000, "h" => 3_600_000, _ => 86_400_000 });
        }

        try
        {
            return text.StartsWith('P') && XmlConvert.ToTimeSpan(text) is { Ticks: >= 0 } span ? (long)span.TotalMilliseconds : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Milliseconds as a text, in the largest unit that they are whole in.</summary>
    public static string Of(long milliseconds) => milliseconds switch
    {
        > 0 when milliseconds % 86_400_000 == 0 => $"{milliseconds / 86_400_000}d",
        > 0 when milliseconds % 3_600_000 == 0 => $"{milliseconds / 3_600_000}h",
        > 0 when milliseconds % 60_000 == 0 => $"{milliseconds / 60_000}m",
        > 0 when milliseconds % 1000 == 0 => $"{milliseconds / 1000}s",
        _ => $"{milliseconds}ms",
    };

    [GeneratedRegex(@"^(\d{1,12}(?:\.\d{1,6})?)\s*(ms|s|m|min|h|d|)$")]
    private static partial Regex Form();
}
