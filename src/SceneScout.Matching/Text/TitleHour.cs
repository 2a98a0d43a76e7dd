using System.Globalization;
using System.Text.RegularExpressions;

namespace SceneScout.Matching.Text;

/// <summary>The hour that a title names (<c>9.30pm performance</c>, <c>20:15 Uhr</c>): where a listing gives the day alone, it is when the event begins.</summary>
internal static partial class TitleHour
{
    private const int MinutesAnHour = 60;
    private const int HalfADay = 12 * MinutesAnHour;

    /// <summary>Minutes since midnight; null where the title names no hour, or several.</summary>
    public static int? Of(string title)
    {
        if (!title.AsSpan().ContainsAnyInRange('0', '9'))
            return null;
        var found = Hour().Matches(title);
        if (found.Count != 1)
            return null;
        var hour = int.Parse(found[0].Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = found[0].Groups["minute"] is { Success: true, Value: var written } ? int.Parse(written, CultureInfo.InvariantCulture) : 0;
        if (minute >= MinutesAnHour)
            return null;
        if (found[0].Groups["half"] is not { Success: true, Value: var half })
            return hour is > 0 and < 24 ? (hour * MinutesAnHour) + minute : null;
        return hour is >= 1 and <= 12 ? (hour % 12 * MinutesAnHour) + minute + (half is "p" or "P" ? HalfADay : 0) : null;
    }

    [GeneratedRegex(@"(?<![\w.:])(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s?(?:(?<half>[ap])\.?m\b|uhr\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hour();
}
