using System.Collections.Concurrent;
using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Learned seeds in SQL.</summary>
internal sealed class SqlSeedStore(SqlDatabase database) : ISeedStore
{
    /// <summary>Seeds of one source and kind that are kept, and between two trims some hundreds more for each node.</summary>
    public const int MostKept = 10_000;

    private const string Key = "source, kind, external_id";
    private const int LongestId = 200;
    private const int Chunk = 1000;
    private const int TrimEvery = Chunk / 2;

    private readonly ConcurrentDictionary<(string Source, string Kind), int> _untrimmed = new();

    // Seeds are seen with every listing; a mark a day is exact enough to tell the living from the silent.
    private static readonly TimeSpan MarkEvery = TimeSpan.FromDays(1);

    private static readonly RowStatement<(SourceSeed Seed, DateTimeOffset At)> Keep = RowStatement<(SourceSeed Seed, DateTimeOffset At)>.Insert(
        "learned_seeds",
        [
            new("source", ColumnType.Text, r => r.Seed.Source.Value),
            new("kind", ColumnType.Text, r => r.Seed.Kind),
            new("external_id", ColumnType.Text, r => r.Seed.ExternalId),
            new("first_seen_at", ColumnType.Instant, r => r.At),
            new("last_seen_at", ColumnType.Instant, r => r.At),
        ],
        "ON CONFLICT (source, kind, external_id) DO UPDATE SET last_seen_at = excluded.last_seen_at WHERE learned_seeds.last_seen_at < excluded.last_seen_at");

    public async Task<int> LearnAsync(IReadOnlyCollection<SourceSeed> seeds, DateTimeOffset now, CancellationToken cancellation)
    {
        var clean = seeds
            .Select(seed => new SourceSeed(new SourceName(StorableText.Clean(seed.Source.Value)), StorableText.Clean(seed.Kind), StorableText.Clean(seed.ExternalId)))
            .Where(seed => seed.ExternalId.Length is > 0 and <= LongestId)
            .Distinct()
            .Order();
        var learned = 0;
        foreach (var chunk in clean.GroupBy(seed => (seed.Source, seed.Kind)).SelectMany(kind => kind.Chunk(Chunk)))
            learned += await LearnAsync(chunk, now, cancellation).ConfigureAwait(false);
        return learned;
    }

    public Task<ImmutableArray<SourceSeed>> ReadAsync(SourceName source, int perKind, DateTimeOffset seenSince, CancellationToken cancellation) =>
        database.ReadAsync("read learned seeds", async session => (await session.QueryAsync(
            """
            SELECT kind, external_id FROM (
                SELECT kind, external_id, row_number() OVER (PARTITION BY kind ORDER BY last_seen_at DESC, external_id) AS place
                FROM learned_seeds WHERE source = $1 AND last_seen_at >= $2) AS recent
            WHERE place <= $3 ORDER BY kind, external_id
            """,
            row => new SourceSeed(source, row.Text("kind"), row.Text("external_id")),
            source.Value,
            seenSince,
            Math.Clamp(perKind, 0, MostKept)).ConfigureAwait(false)).ToImmutableArray(), cancellation);

    private Task<int> LearnAsync(SourceSeed[] seeds, DateTimeOffset now, CancellationToken cancellation)
    {
        var (source, kind) = (seeds[0].Source.Value, seeds[0].Kind);
        return database.WriteAsync("learn seeds", async session =>
        {
            var known = (await session.QueryAsync(
                $"SELECT external_id, last_seen_at FROM learned_seeds WHERE source = $1 AND kind = $2 AND {session.Dialect.IsAnyText("external_id", "$3")}",
                row => KeyValuePair.Create(row.Text("external_id"), row.Instant("last_seen_at")),
                source,
                kind,
                seeds.Select(seed => seed.ExternalId).ToArray()).ConfigureAwait(false)).ToDictionary();
            await session.PostAsync(
                Keep,
                [.. seeds.Where(seed => !known.TryGetValue(seed.ExternalId, out var seen) || now - seen >= MarkEvery).Select(seed => (seed, now))]).ConfigureAwait(false);
            var learned = seeds.Length - known.Count;
            // All are gone through for it: not for each new one. The first time nobody knows how many others have brought.
            if (learned > 0 && _untrimmed.AddOrUpdate((source, kind), TrimEvery, (_, before) => before >= TrimEvery ? learned : before + learned) >= TrimEvery)
                await session.PostAsync(Trim(session.Dialect), source, kind).ConfigureAwait(false);
            return learned;
        }, cancellation);
    }

    /// <summary>Statement: drops the seeds of a source and kind beyond the most that are kept. With the keys looked up in a subquery a database without statistics goes through the table once for each.</summary>
    public static string Trim(SqlDialect dialect) => dialect.DeleteFound(
        "learned_seeds", Key, $"WHERE source = $1 AND kind = $2 ORDER BY last_seen_at DESC, external_id LIMIT {Chunk} OFFSET {MostKept}");
}
