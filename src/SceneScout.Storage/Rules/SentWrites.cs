using System.Collections.Immutable;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Rules;

/// <summary>What a caller sends, as if a search of one commit had found it. Pure.</summary>
internal static class SentWrites
{
    private const string Worker = "http";

    /// <summary>The batch, and the task that there would be.</summary>
    public static (DiscoveryBatch Batch, LeasedTask Task) Of(SentBatch sent)
    {
        var lease = new TaskLease(sent.Id, Worker, 1);
        return (
            new DiscoveryBatch(lease, sent.Listings, sent.Venues, sent.Failures, null, 1, sent.Priority, sent.IngestionBatchSize, sent.TraceParent) { Next = sent.Next },
            new LeasedTask(lease, new NewTask { Id = sent.Id, Type = TaskType.Discovery, Priority = sent.Priority, ParametersJson = "{}" }, 1, null, 0, 0));
    }

    /// <summary>Rows as if their content were another one: what is sent is new to them.</summary>
    public static IReadOnlyDictionary<Guid, KnownRow> Forgotten(IReadOnlyDictionary<Guid, KnownRow> known) =>
        known.ToDictionary(row => row.Key, row => row.Value with { ContentHash = "" });

    /// <summary>What each row came to.</summary>
    public static ImmutableArray<SentRow> Rows(ImmutableArray<RawRow> rows, DiscoveryWrites plan)
    {
        var added = plan.Inserts.Select(r => r.Id).ToHashSet();
        var changed = plan.Updates.Select(r => r.Id).ToHashSet();
        return [.. rows.Select(r => new SentRow(r.Id, r.Key, added.Contains(r.Id) || changed.Contains(r.Id), added.Contains(r.Id)))];
    }
}
