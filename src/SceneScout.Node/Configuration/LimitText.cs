using System.Globalization;
using SceneScout.Domain.Quotas;
using SceneScout.Sources.Contracts;

namespace SceneScout.Node.Configuration;

/// <summary>Limits of calls as people write them: <c>5/1s</c>, <c>500 points/1m</c>, <c>300/utc-day</c>.</summary>
internal static class LimitText
{
    private const string UtcDay = "utc-day";
    private const int Most = 100_000_000;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    /// <summary>What is accepted, for error messages.</summary>
    public const string Accepted = "limits such as 5/1s, 500 points/1m, 5000/1d or 300/utc-day";

    /// <summary>Writes one.</summary>
    public static string Write(QuotaLimit limit) =>
        $"{limit.Units}{(limit.Unit == "calls" ? "" : $" {limit.Unit}")}/{(limit.Kind == WindowKind.UtcDay ? UtcDay : SpanText.Write(limit.Window))}";

    /// <summary>Reads one; null when it is none.</summary>
    public static CallLimit? Read(string text)
    {
        if (text.Split('/') is not [var amount, var window])
            return null;
        var words = amount.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words is not ([_] or [_, "points" or "calls"]) || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var calls) || calls is < 1 or > Most)
            return null;
        var unit = words.Length == 2 ? words[1] : "calls";
        if (window.Trim() == UtcDay)
            return new CallLimit(calls, TimeSpan.FromDays(1), unit, WindowKind.UtcDay);
        return SpanText.Read(window) is { } span && span >= Shortest && span <= Longest ? new CallLimit(calls, span, unit) : null;
    }
}

/// <summary>A list of limits.</summary>
internal sealed record LimitsKind : SettingKind
{
    public override string Accepted => LimitText.Accepted;

    public override bool Accepts(string text) => ListText.Read(text).All(limit => LimitText.Read(limit) is not null);
}
