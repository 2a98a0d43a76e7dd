using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Statements of the table of pairs that people look at.</summary>
internal static class ReviewTables
{
    private const string Columns = "p.id, p.block, p.left_source, p.left_external_id, p.right_source, p.right_external_id, p.state, p.probability, p.reasons, p.decided_by, p.created_at, p.updated_at, "
        + "l.event_id AS left_event, r.event_id AS right_event";

    private const string From = "FROM review_pairs p LEFT JOIN event_sources l ON l.id = p.left_id LEFT JOIN event_sources r ON r.id = p.right_id";

    /// <summary>A pair that was found, or found again: what people said of it stays.</summary>
    public static readonly RowStatement<ReviewRow> Doubt = RowStatement<ReviewRow>.Insert(
        "review_pairs",
        Row(),
        "ON CONFLICT (id) DO UPDATE SET block = excluded.block, probability = excluded.probability, reasons = excluded.reasons, updated_at = excluded.updated_at WHERE review_pairs.state = 'pending'");

    /// <summary>What was said of a pair; why it was doubtful stays.</summary>
    public static readonly RowStatement<ReviewRow> Rule = RowStatement<ReviewRow>.Upsert("review_pairs", Row(), "probability", "reasons", "created_at");

    /// <summary>One pair.</summary>
    public const string Find = $"SELECT {Columns} {From} WHERE p.id = $1";

    /// <summary>Pairs in a state.</summary>
    public const string List = $"SELECT {Columns} {From} WHERE p.state = $1 AND (p.state <> 'pending' OR l.event_id <> r.event_id) ORDER BY p.probability DESC, p.id LIMIT $2";

    /// <summary>The word of a state.</summary>
    public static string Name(PairReviewState state) => state.ToString().ToLowerInvariant();

    /// <summary>Reads a pair.</summary>
    public static ReviewPair Read(SqlRow row) => new(
        row.Id("id"),
        row.Text("block"),
        Key(row, "left"),
        Key(row, "right"),
        Enum.Parse<PairReviewState>(row.Text("state"), ignoreCase: true),
        StringList.Read(row.Text("reasons")))
    {
        Probability = row.IsNull("probability") ? null : row.Double("probability"),
        LeftEvent = row.IsNull("left_event") ? null : row.Id("left_event"),
        RightEvent = row.IsNull("right_event") ? null : row.Id("right_event"),
        DecidedBy = row.TextOrNull("decided_by"),
        CreatedAt = row.Instant("created_at"),
        UpdatedAt = row.Instant("updated_at"),
    };

    /// <summary>Reads what was said of a pair.</summary>
    public static PairRuling Ruling(SqlRow row) => new(Key(row, "left"), Key(row, "right"), row.Text("state") == Name(PairReviewState.Accepted));

    private static ListingKey Key(SqlRow row, string side) => new(new SourceName(row.Text($"{side}_source")), row.Text($"{side}_external_id"));

    private static ImmutableArray<Column<ReviewRow>> Row() =>
    [
        new("id", ColumnType.Id, r => r.Id),
        new("block", ColumnType.Text, r => StorableText.Clean(r.Block)),
        new("left_id", ColumnType.Id, r => ListingIds.Of(r.Left)),
        new("left_source", ColumnType.Text, r => ListingIds.Clean(r.Left).Source.Value),
        new("left_external_id", ColumnType.Text, r => ListingIds.Clean(r.Left).ExternalId),
        new("right_id", ColumnType.Id, r => ListingIds.Of(r.Right)),
        new("right_source", ColumnType.Text, r => ListingIds.Clean(r.Right).Source.Value),
        new("right_external_id", ColumnType.Text, r => ListingIds.Clean(r.Right).ExternalId),
        new("state", ColumnType.Text, r => Name(r.State)),
        new("probability", ColumnType.Real, r => r.Probability),
        new("reasons", ColumnType.Json, r => StringList.Write(r.Reasons)),
        new("decided_by", ColumnType.Text, r => StorableText.CleanOrNull(r.DecidedBy)),
        new("created_at", ColumnType.Instant, r => r.At),
        new("updated_at", ColumnType.Instant, r => r.At),
    ];
}
