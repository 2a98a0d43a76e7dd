using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Contracts;

/// <summary>Listings that a caller sends, in place of a search that finds them.</summary>
/// <param name="Id">Names the batch: its ingestion tasks follow from it, so that keeping it twice queues nothing twice.</param>
/// <param name="Listings">Up to 1,000.</param>
/// <param name="Failures">Entries that could not be read: they count as discovered and rejected.</param>
/// <param name="Priority">Priority of the ingestion tasks.</param>
/// <param name="IngestionBatchSize">Rows per ingestion task, 1 to 1,000.</param>
public sealed record SentBatch(string Id, ImmutableArray<DiscoveredListing> Listings, int Failures, int Priority, int IngestionBatchSize)
{
    /// <summary>Venues that came with them. Up to 1,000.</summary>
    public ImmutableArray<VenueRecord> Venues { get; init; } = [];

    /// <summary>Whether what is known with the same content is ingested again.</summary>
    public bool Again { get; init; }

    /// <summary>Stages besides ingestion that go on with the rows that are new or have new content.</summary>
    public ImmutableArray<FollowUp> Next { get; init; } = [];

    /// <summary>W3C traceparent for the tasks.</summary>
    public string? TraceParent { get; init; }
}
