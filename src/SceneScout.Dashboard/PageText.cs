using System.Globalization;

namespace SceneScout.Dashboard;

/// <summary>Figures as people read them, the same in every place. Pure.</summary>
internal static class PageText
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

    /// <summary>A whole number with its thousands.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number in as few signs as tell it: <c>12.3k</c>.</summary>
    public static string Short(double number) => Math.Abs(number) switch
    {
        >= 1_000_000 => (number / 1_000_000).ToString("0.#", CultureInfo.InvariantCulture) + "M",
        >= 10_000 => (number / 1_000).ToString("0.#", CultureInfo.InvariantCulture) + "k",
        _ => number.ToString("#,0.#", CultureInfo.InvariantCulture),
    };

    /// <summary>A share of 0 to 1 as per cent.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>Two digits after the point.</summary>
    public static string Fine(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Bytes.</summary>
    public static string Bytes(long bytes)
    {
        var (left, unit) = ((double)bytes, 0);
        for (; left >= 1000 && unit < Units.Length - 1; unit++)
            left /= 1000;
        return string.Create(CultureInfo.InvariantCulture, $"{left:0.#} {Units[unit]}");
    }

    /// <summary>A length of time by its two largest parts.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMilliseconds: < 1 } => "0 ms",
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0} ms"),
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} s"),
        { TotalHours: < 1 } => span.Seconds == 0 ? $"{span.Minutes} min" : $"{span.Minutes} min {span.Seconds} s",
        { TotalDays: < 1 } => span.Minutes == 0 ? $"{span.Hours} h" : $"{span.Hours} h {span.Minutes} min",
        _ => span.Hours == 0 ? $"{(int)span.TotalDays} d" : $"{(int)span.TotalDays} d {span.Hours} h",
    };

    /// <summary>An instant, to the second, UTC.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The time of day of an instant, UTC.</summary>
    public static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>How long ago an instant was, or how long it is to come.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now) => at <= now ? $"{Span(now - at)} ago" : $"in {Span(at - now)}";

    /// <summary>So many of something: <c>1 task</c>, <c>2 tasks</c>.</summary>
    public static string Many(long number, string one) => $"{Number(number)} {one}{(number == 1 ? "" : "s")}";

    /// <summary>A node as people tell it from others: host and port of its address.</summary>
    public static string Node(string address) => address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..];

    /// <summary>A number for attributes of SVG and CSS.</summary>
    public static string Px(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
