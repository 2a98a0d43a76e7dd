using SceneScout.Actors.Hosting;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Discovery;

/// <summary>The end of a complete search: what the area listed before and this search should have found and did not is missing. A search that broke off, that left listings out of reach, whose pages slipped while they were read, or that belongs to no area settles nothing.</summary>
internal sealed class MissingListings(TaskRecord task, ISourceClient client, SpawnServices services)
{
    private const int Chunk = 500;

    /// <summary>Judges and settles, chunk by chunk; going on after a crash settles the rest.</summary>
    /// <param name="query">The search.</param>
    /// <param name="reached">Where it ended.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="FaultException">The lease is lost.</exception>
    public async Task<FreshnessChanges> SettleAsync(AreaQuery query, DiscoveryCheckpoint reached, CancellationToken cancellation)
    {
        if (task.Task.Area is not { } area || !reached.IsComplete || reached.BegunAt is not { } begunAt)
            return default;
        var scope = new SearchScope(query.Centre, query.RadiusMetres, query.Range);
        var store = services.Store.Freshness;
        var changes = default(FreshnessChanges);
        Guid? after = null;
        while (true)
        {
            var unseen = await store.ReadUnseenAsync(area, task.Task.Id, begunAt, after, Chunk, cancellation);
            var verdicts = unseen.Select(Judge).Where(v => v.Absence != Absence.Unjudged).ToList();
            if (verdicts.Count > 0)
                changes += await store.SettleAsync(task.Lease, area, verdicts, services.Options.Freshness, services.Now, cancellation)
                    ?? throw new FaultException(new SpawnFault(FaultKind.LeaseLost, "Another worker has the task."));
            if (unseen.Length < Chunk)
                return changes;
            after = unseen[^1].RowId;
        }

        AbsenceVerdict Judge(UnseenListing unseen)
        {
            var absence = scope.Judge(unseen.Listing, services.Now);
            return new(unseen.RowId, unseen.SeenAt, absence == Absence.Missing && !client.Covers(query, unseen.Listing) ? Absence.Unjudged : absence);
        }
    }
}
