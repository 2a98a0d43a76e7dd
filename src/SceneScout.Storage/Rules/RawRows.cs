using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Rules;

/// <summary>What the store holds of a raw row before a change.</summary>
internal sealed record KnownRow(Guid Id, string ContentHash, bool Processed)
{
    /// <summary>When its source answered with it last; null for a row of before that was kept.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>Which content it is, see <see cref="ListingRevision"/>.</summary>
    public long Revision { get; init; }

    /// <summary>Whether its place is kept.</summary>
    public bool HasPlace { get; init; }

    /// <summary>Whether its time is kept.</summary>
    public bool HasRange { get; init; }

    /// <summary>Whether it was kept without a place or a time that the same content says.</summary>
    public bool Lacks(RawRow row) => row.ContentHash == ContentHash && ((row.Location is not null && !HasPlace) || (row.Range is not null && !HasRange));
}

/// <summary>A raw row to be written as unprocessed.</summary>
internal sealed record RawRow(Guid Id, ListingKey Key, string Json, string ContentHash, GeoPoint? Location, DateRange? Range, Guid? Batch, DateTimeOffset SeenAt)
{
    /// <summary>When its source answered with it.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>Which content it is, see <see cref="ListingRevision"/>; set when it is kept.</summary>
    public long Revision { get; init; }
}

/// <summary>A raw row that was read again without news.</summary>
/// <param name="Id">The row.</param>
/// <param name="ObservedAt">When its source answered; null when it has answered later since.</param>
internal sealed record SeenRow(Guid Id, DateTimeOffset? ObservedAt);

/// <summary>A raw row whose ingestion ended.</summary>
internal sealed record RowMark(Guid Id, Guid Batch, string? Error, DateTimeOffset At);

/// <summary>A row of <c>ingestion_batches</c>.</summary>
internal sealed record BatchRow(Guid Id, string Source, string WorkerId, int EventCount, DateTimeOffset StartedAt, DateTimeOffset CompletedAt, int Duplicates, int Normalised)
{
    /// <summary>Milliseconds, 0 or more.</summary>
    public long TimeMs => Math.Max(0, (long)(CompletedAt - StartedAt).TotalMilliseconds);

    /// <summary>Null when it took no measurable time.</summary>
    public double? EventsPerSecond => TimeMs == 0 ? null : EventCount * 1000.0 / TimeMs;
}
