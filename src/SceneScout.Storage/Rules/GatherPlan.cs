using System.Collections.Immutable;
using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Rules;

/// <summary>Which of the waiting rows become ingestion tasks now.</summary>
/// <param name="Rows">The rows, each with its batch.</param>
/// <param name="Tasks">The tasks.</param>
internal sealed record GatherPlan(ImmutableArray<(Guid Id, Guid Batch)> Rows, ImmutableArray<NewTask> Tasks)
{
    /// <summary>Decides: full batches of a source at once, those kept first before others; the rest of it when one of its rows has waited long enough.</summary>
    /// <param name="waiting">The rows.</param>
    /// <param name="batchSize">Rows per task.</param>
    /// <param name="keptBefore">Rows that were kept then or before wait no longer.</param>
    public static GatherPlan Of(IEnumerable<GatheredRow> waiting, int batchSize, DateTimeOffset keptBefore)
    {
        var rows = ImmutableArray.CreateBuilder<(Guid, Guid)>();
        var tasks = ImmutableArray.CreateBuilder<NewTask>();
        foreach (var source in waiting.GroupBy(row => row.Source).OrderBy(source => source.Key, StringComparer.Ordinal))
            foreach (var chunk in source.OrderBy(row => row.KeptAt).ThenBy(row => row.Id).Chunk(Math.Max(1, batchSize)))
            {
                if (chunk.Length < batchSize && chunk[0].KeptAt > keptBefore)
                    continue;
                var batch = DeterministicGuid.Of("gather:" + string.Join(',', chunk.Select(row => $"{row.Id:N}:{row.Hash}:{row.KeptAt.UtcTicks}")));
                rows.AddRange(chunk.Select(row => (row.Id, batch)));
                tasks.Add(FollowUpTasks.Ingestion(source.Key, batch, [.. chunk.Select(row => row.Id)], null, NewTask.DefaultPriority, null));
            }

        return new(rows.ToImmutable(), tasks.ToImmutable());
    }
}
