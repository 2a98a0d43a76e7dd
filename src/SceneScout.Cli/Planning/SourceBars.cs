using System.Globalization;

namespace SceneScout.Cli.Planning;

/// <summary>What each source is asked for, with a bar for the part of each of its budgets.</summary>
internal static class SourceBars
{
    private const double Row = 30;
    private const double Bar = 90;

    public static double HeightOf(PlanPreview preview) => (preview.Forecast.Sources.Length * Row) + 34;

    public static void Draw(SvgText svg, PlanPreview preview, double left, double top, double width)
    {
        svg.Rect(left, top, width, HeightOf(preview), "#ffffff", 8, "#cbd5e1");
        foreach (var (text, x) in new[] { ("Source", 36), ("Areas", 250), ("Tiles", 310), ("Calls a round", 370), ("Calls a day", 480), ("Part of its budgets in the long run", 600) })
            svg.Text(left + x, top + 22, text, 12, "#64748b");
        foreach (var (source, at) in preview.Forecast.Sources.Select((source, at) => (source, at)))
        {
            var y = top + 34 + (at * Row);
            svg.Circle(left + 20, y + 10, 6, PlanMap.Colour(preview, source.Source));
            svg.Text(left + 36, y + 15, source.Source.Value + (preview.Keys[source.Source] == 0 ? " (no key)" : ""), 13, "#0f172a", bold: true);
            svg.Text(left + 250, y + 15, $"{source.Areas}", 13, "#0f172a");
            svg.Text(left + 310, y + 15, $"{source.Tiles}", 13, "#0f172a");
            svg.Text(left + 370, y + 15, source.Calls.ToString("0.#", CultureInfo.InvariantCulture), 13, "#0f172a");
            svg.Text(left + 480, y + 15, source.CallsPerDay.ToString("0.#", CultureInfo.InvariantCulture), 13, "#0f172a");
            foreach (var (share, index) in source.Shares.Select((share, index) => (share, index)))
            {
                var x = left + 600 + (index * 290);
                svg.Rect(x, y + 4, Bar, 12, "#e2e8f0", 3);
                svg.Rect(x, y + 4, Bar * Math.Clamp(share.Share, 0.004, 1), 12, share.Share > 1 ? "#b91c1c" : PlanMap.Colour(preview, source.Source), 3);
                svg.Text(x + Bar + 8, y + 15, string.Create(CultureInfo.InvariantCulture, $"{share.Share * 100:0.##} % of {share.Budget}"), 12, "#334155");
            }
        }
    }
}
