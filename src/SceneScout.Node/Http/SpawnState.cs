using System.Collections.Immutable;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Hosting;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>The state of the whole system in one answer, in the shape of the user's documents. Its lists come in pages: each goes on where it ended, and one that is at its end is empty in further pages.</summary>
/// <param name="Workers">Workers that are alive, by id.</param>
/// <param name="TaskQueue">Tasks that wait, lowest rank first.</param>
/// <param name="ActiveAssignments">Tasks at work, by id.</param>
/// <param name="Metrics">Figures of the whole system.</param>
/// <param name="Next">What <c>after</c> takes for the next page; null at the end.</param>
internal sealed record SpawnState(
    ImmutableSortedDictionary<string, WorkerView> Workers,
    ImmutableArray<TaskView> TaskQueue,
    ImmutableSortedDictionary<string, TaskView> ActiveAssignments,
    SystemStatus Metrics,
    string? Next)
{
    /// <summary>Most entries of each list in a page.</summary>
    public const int MaxLimit = 1000;

    /// <summary>Entries of each list when nobody says.</summary>
    public const int DefaultLimit = 100;

    /// <summary>Reads a page.</summary>
    /// <param name="store">The store.</param>
    /// <param name="gateway">Asks the controller.</param>
    /// <param name="rates">The node's rates.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="limit">Entries of each list.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellation">Stops the call.</param>
    public static async Task<SpawnState> ReadAsync(
        IStore store, SpawnGateway gateway, PipelineRates rates, SpawnStateCursor? after, int limit, DateTimeOffset now, CancellationToken cancellation)
    {
        var none = new TaskPage([], null);
        var workers = after is { Worker: null } ? [] : (await store.Workers.ListAsync(cancellation))
            .Where(w => SystemStatus.IsAlive(w, now) && string.CompareOrdinal(w.WorkerId, after?.Worker ?? "") > 0)
            .OrderBy(w => w.WorkerId, StringComparer.Ordinal).Take(limit + 1).ToImmutableArray();
        var queued = after is { Queued: null } ? none : await store.Tasks.PageAsync(TaskState.Queued, after?.Queued, limit, cancellation);
        var active = after is { Active: null } ? none : await store.Tasks.PageAsync(TaskState.Leased, after?.Active, limit, cancellation);
        var next = new SpawnStateCursor(workers.Length > limit ? workers[limit - 1].WorkerId : null, queued.Next, active.Next);
        return new SpawnState(
            workers.Take(limit).ToImmutableSortedDictionary(w => w.WorkerId, WorkerView.Of, StringComparer.Ordinal),
            [.. queued.Tasks.Select(TaskView.Of)],
            active.Tasks.ToImmutableSortedDictionary(t => t.Task.Id, TaskView.Of, StringComparer.Ordinal),
            await SystemStatus.ReadAsync(store, gateway, rates, now, cancellation),
            next.IsEnd ? null : next.Write());
    }
}
