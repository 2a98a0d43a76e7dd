using System.Globalization;
using SceneScout.Domain.Tasks;

namespace SceneScout.Sources.Http;

/// <summary>A span of whole seconds, both ends included, as the APIs have it.</summary>
/// <param name="From">Seconds since 1970.</param>
/// <param name="To">Seconds since 1970, not before <paramref name="From"/>.</param>
internal readonly record struct DateWindow(long From, long To)
{
    /// <summary>The window of a range, whose end is excluded.</summary>
    public static DateWindow Of(DateRange range)
    {
        var from = range.Start.ToUnixTimeSeconds();
        return new DateWindow(from, Math.Max(from, range.End.ToUnixTimeSeconds() - 1));
    }

    /// <summary>Two halves without a second in common; null when it is an hour or shorter.</summary>
    public (DateWindow Early, DateWindow Late)? Halves()
    {
        if (To - From <= 3600)
            return null;
        var middle = From + ((To - From) / 2);
        return (new DateWindow(From, middle), new DateWindow(middle + 1, To));
    }

    /// <summary><c>2026-05-31T00:00:00Z</c>.</summary>
    public static string Stamp(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
