namespace SceneScout.Cli.Planning;

/// <summary>A preview as a picture: the world with every cluster at its true size, what each source takes, and each cluster from near with the tiles of its searches.</summary>
internal static class PlanMap
{
    private const double Width = 1440;
    private const double Margin = 24;
    private const int Closest = 24;

    /// <summary>The picture as SVG.</summary>
    public static string Svg(PlanPreview preview)
    {
        var near = preview.Plan.Clusters.Take(Closest).ToList();
        var sourcesTop = 76 + WorldMap.Height + 20;
        var insetsTop = sourcesTop + SourceBars.HeightOf(preview) + 16;
        var rows = (near.Count + ClusterInset.PerRow - 1) / ClusterInset.PerRow;
        var height = insetsTop + (rows * (ClusterInset.Height + 12)) + 40;
        var svg = new SvgText(Width, height);
        svg.Rect(0, 0, Width, height, "#f8fafc");
        var (areas, calls) = (preview.Plan.Areas.Length, preview.Forecast.Sources.Sum(source => source.CallsPerDay));
        svg.Text(Margin, 38, "Discovery plan", 26, "#0f172a", bold: true);
        svg.Text(
            Margin,
            60,
            $"{preview.Plan.Clusters.Sum(cluster => cluster.Cities.Length)} cities in {preview.Plan.Clusters.Length} clusters, {areas} areas, about {calls:0} calls a day; {preview.At.ToUniversalTime():yyyy-MM-dd HH:mm} UTC",
            14,
            "#475569");
        WorldMap.Draw(svg, preview, Margin, 76, Width - (2 * Margin));
        SourceBars.Draw(svg, preview, Margin, sourcesTop, Width - (2 * Margin));
        foreach (var (cluster, at) in near.Select((cluster, at) => (cluster, at)))
            ClusterInset.Draw(
                svg,
                cluster,
                [.. preview.Forecast.Areas.Where(area => area.Area.Cell == cluster.Cell).Select(area => area.Area)],
                preview,
                Margin + (at % ClusterInset.PerRow * (ClusterInset.Width + 12)),
                insetsTop + (at / ClusterInset.PerRow * (ClusterInset.Height + 12)));
        if (preview.Plan.Clusters.Length > near.Count)
            svg.Text(Margin, height - 16, $"… and {preview.Plan.Clusters.Length - near.Count} clusters more on the map above.", 13, "#475569");
        return svg.ToString();
    }

    /// <summary>A source's colour.</summary>
    internal static string Colour(PlanPreview preview, Domain.Events.SourceName source)
    {
        string[] colours = ["#ea580c", "#2563eb", "#dc2626", "#16a34a", "#9333ea", "#0891b2", "#ca8a04"];
        return colours[preview.Sources.Select(s => s.Name).ToList().IndexOf(source) % colours.Length];
    }
}
