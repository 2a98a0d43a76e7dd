using System.Collections.Immutable;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Figures over time in SQL.</summary>
internal sealed class SqlFigureStore(SqlDatabase database) : IFigureStore
{
    private const int MostRead = 50_000;
    private const int MaxSeries = 100;

    public Task<int> AddAsync(DateTimeOffset at, IReadOnlyDictionary<string, double> figures, CancellationToken cancellation)
    {
        if (figures.Keys.FirstOrDefault(name => name.Length is 0 or > MaxSeries) is { } odd)
            throw new ArgumentException($"figures: the series '{odd}' is not accepted; 1 to {MaxSeries} characters are.", nameof(figures));
        var minute = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        return database.WriteAsync("keep figures", async session =>
        {
            var kept = 0;
            foreach (var (series, value) in figures.OrderBy(figure => figure.Key, StringComparer.Ordinal))
                kept += await session.ExecuteAsync(
                    "INSERT INTO pipeline_figures (at, series, value) VALUES ($1, $2, $3) ON CONFLICT (at, series) DO NOTHING", minute, StorableText.Clean(series), value).ConfigureAwait(false);
            return kept;
        }, cancellation);
    }

    public Task<ImmutableArray<FigurePoint>> ReadAsync(IReadOnlyCollection<string> series, DateTimeOffset from, CancellationToken cancellation) => database.ReadAsync("read figures", async session =>
    {
        var names = series.Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
            return [];
        var points = await session.QueryAsync(
            $"SELECT at, series, value FROM pipeline_figures WHERE at >= $1 AND series IN ({string.Join(", ", names.Select((_, i) => $"${i + 2}"))}) ORDER BY at DESC, series DESC LIMIT {MostRead}",
            row => new FigurePoint(row.Instant("at"), row.Text("series"), row.Double("value")),
            [from, .. names]).ConfigureAwait(false);
        points.Reverse();
        return points.ToImmutableArray();
    }, cancellation);
}
