namespace SceneScout.Dashboard.Charts;

/// <summary>Names the points of a chart by the minute: some of them, none twice. Pure.</summary>
internal static class TimeLabels
{
    /// <summary>A label for each point, most of them empty.</summary>
    /// <param name="points">The instants, the oldest first.</param>
    /// <param name="most">Labels at most.</param>
    public static IEnumerable<string> Of(IReadOnlyList<DateTimeOffset> points, int most)
    {
        var (every, last) = ((int)Math.Ceiling(points.Count / (double)most), "");
        for (var n = 0; n < points.Count; n++)
        {
            var minute = PageText.Clock(points[n])[..5];
            if (n % every != 0 || minute == last)
            {
                yield return "";
                continue;
            }

            last = minute;
            yield return minute;
        }
    }
}
