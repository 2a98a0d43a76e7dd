using System.Globalization;
using SceneScout.Actors.Hosting;
using SceneScout.Node.Http.Descriptions;

namespace SceneScout.Node.Http;

/// <summary><c>GET /api/figures</c>: figures of the whole system over time, as the store keeps them by the minute.</summary>
internal static class FigureEndpoints
{
    private const int MostHours = 168;
    private const int MostMinutes = 60;
    private static readonly string[] Known = [PipelineRates.DiscoveredSeries, PipelineRates.IngestedSeries, PipelineRates.QueuedSeries, PipelineRates.ActiveSeries];

    /// <summary>Maps the route.</summary>
    public static void MapFigures(this WebApplication app) => app.MapGet("/api/figures", ReadAsync).WithName("listFigures")
        .WithSummary("Figures over time for charts, oldest first").WithDescription("One a minute: the counters of listings, and how many tasks wait and run.")
        .Asks(
            QueryWord.Text("series", $"{string.Join(", ", Known)}, several with commas; all when left out", Known[0]),
            QueryWord.Whole("hours", "how far back; 1 when left out", 1, MostHours),
            QueryWord.Whole("every", "minutes between points; 1 when left out", 1, MostMinutes))
        .Gives<FiguresView>().IsTagged();

    private static async Task<IResult> ReadAsync(string? series, string? hours, string? every, SpawnServices services, CancellationToken cancellation)
    {
        var (back, step) = (1, 1);
        if (!string.IsNullOrEmpty(hours) && (!int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out back) || back is < 1 or > MostHours))
            return Problems.Field("hours", hours, $"a whole number from 1 to {MostHours}");
        if (!string.IsNullOrEmpty(every) && (!int.TryParse(every, NumberStyles.None, CultureInfo.InvariantCulture, out step) || step is < 1 or > MostMinutes))
            return Problems.Field("every", every, $"a whole number from 1 to {MostMinutes}");
        var names = string.IsNullOrEmpty(series) ? Known : series.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (Array.Find(names, name => !Known.Contains(name)) is { } odd)
            return Problems.Field("series", odd, $"{string.Join(", ", Known)}, several with commas");
        var points = await services.Store.Figures.ReadAsync(names, services.Now - TimeSpan.FromHours(back), cancellation);
        return new TaggedJson(new FiguresView([.. points.Where(point => point.At.UtcTicks / TimeSpan.TicksPerMinute % step == 0).Select(point => new FigureView(point.At, point.Series, point.Value))]));
    }
}

/// <summary>Figures over time.</summary>
/// <param name="Points">The points, oldest first.</param>
internal sealed record FiguresView(IReadOnlyList<FigureView> Points);

/// <summary>A figure at an instant.</summary>
internal sealed record FigureView(DateTimeOffset At, string Series, double Value);
