using System.Globalization;

namespace SceneScout.Node.Palettes;

/// <summary>How verbs write instants, spans and figures.</summary>
internal static class Texts
{
    /// <summary>An instant to the second, UTC; <c>-</c> for none.</summary>
    public static string Time(DateTimeOffset? at) => at is { } t ? t.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "-";

    /// <summary>A span in its two largest units: <c>3d 4h</c>, <c>12m 5s</c>, <c>0.4s</c>.</summary>
    public static string Span(TimeSpan span) =>
        span.TotalDays >= 1 ? Two((int)span.TotalDays, "d", span.Hours, "h")
        : span.TotalHours >= 1 ? Two(span.Hours, "h", span.Minutes, "m")
        : span.TotalMinutes >= 1 ? Two(span.Minutes, "m", span.Seconds, "s")
        : Of($"{span.TotalSeconds:0.#}s");

    /// <summary>A text as people everywhere read it.</summary>
    public static string Of(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>The text, or <c>-</c>.</summary>
    public static string OrDash(string? text) => string.IsNullOrEmpty(text) ? "-" : text;

    private static string Two(int large, string unit, int small, string smallUnit) => Of($"{large}{unit}") + (small == 0 ? "" : Of($" {small}{smallUnit}"));
}
