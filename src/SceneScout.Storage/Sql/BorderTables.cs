using System.Collections.Immutable;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Matching.Borders;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Statements of what lies near borders of blocks, and of events that go from one block to another.</summary>
internal static class BorderTables
{
    private static readonly TimeSpan Undated = TimeSpan.FromDays(400);

    /// <summary>A block has something at a place; that it had it already is no matter.</summary>
    public static RowStatement<BorderPlace> Keep(DateTimeOffset now) => RowStatement<BorderPlace>.Insert(
        "border_places",
        [
            new("place", ColumnType.Text, p => p.Place),
            new("block", ColumnType.Text, p => StorableText.Clean(p.Block)),
            new("night", ColumnType.Instant, p => p.Night is { } night ? new DateTimeOffset(night.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : now + Undated),
        ],
        "ON CONFLICT (place, block) DO UPDATE SET night = excluded.night WHERE border_places.night < excluded.night");

    /// <summary>Which blocks have something at some places.</summary>
    public static async ValueTask<ImmutableArray<BorderPlace>> FindAsync(SqlSession session, IReadOnlyCollection<string> places) => (await session.QueryAsync(
        $"SELECT place, block FROM border_places WHERE {session.Dialect.IsAnyText("place", "$1")}",
        row => new BorderPlace(row.Text("place"), row.Text("block"), null),
        [places.Distinct(StringComparer.Ordinal).ToArray()]).ConfigureAwait(false)).ToImmutableArray();

    /// <summary>What people said of some listings.</summary>
    public static async ValueTask<ImmutableArray<PairRuling>> RulingsAsync(SqlSession session, IReadOnlyCollection<Guid> listings) => (await session.QueryAsync(
        $"SELECT left_source, left_external_id, right_source, right_external_id, state FROM review_pairs WHERE state <> 'pending' AND {OfAny(session)} ORDER BY id",
        ReviewTables.Ruling,
        [listings.Distinct().ToArray()]).ConfigureAwait(false)).ToImmutableArray();

    /// <summary>What people said of listings, and what they are to look at, goes with them to another block.</summary>
    public static ValueTask MovePairsAsync(SqlSession session, string block, IEnumerable<Guid> listings) =>
        session.PostAsync($"UPDATE review_pairs SET block = $2 WHERE {OfAny(session)}", listings.Distinct().Order().ToArray(), StorableText.Clean(block));

    private static string OfAny(SqlSession session) => $"({session.Dialect.IsAnyId("left_id", "$1")} OR {session.Dialect.IsAnyId("right_id", "$1")})";
}
