using System.Globalization;

namespace SceneScout.Node.Configuration;

/// <summary>Spans of time as HOCON writes them.</summary>
internal static class SpanText
{
    private static readonly (string Unit, TimeSpan Span)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
        ("d", TimeSpan.FromDays(1)),
    ];

    /// <summary>Reads <c>30s</c>; a bare number is milliseconds, as in HOCON. Null when it is no span or negative.</summary>
    public static TimeSpan? Read(string text)
    {
        text = text.Trim();
        foreach (var (unit, span) in Units)
            if (text.EndsWith(unit, StringComparison.Ordinal) && Number(text[..^unit.Length]) is { } n)
                return span * n;
        return Number(text) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
    }

    /// <summary>Writes a span in its largest whole unit.</summary>
    public static string Write(TimeSpan span)
    {
        foreach (var (unit, one) in Units.Reverse())
            if (span.Ticks % one.Ticks == 0 && span >= one)
                return $"{span.Ticks / one.Ticks}{unit}";
        return $"{span.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)}ms";
    }

    private static double? Number(string text) =>
        double.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) && n <= 1e12 ? n : null;
}
