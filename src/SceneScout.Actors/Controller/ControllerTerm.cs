using Akka.Actor;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Controller;

/// <summary>The beginning of a controller's time: its epoch is taken, and the store's claims know how many workers are wanted.</summary>
/// <param name="Fenced">The store under its epoch.</param>
/// <param name="Found">What was in force.</param>
internal sealed record ControllerTerm(IFencedStore Fenced, ControlState Found) : INoSerializationVerificationNeeded
{
    /// <summary>Takes the next epoch.</summary>
    public static async Task<ControllerTerm> BeginAsync(SpawnServices services, SpawnPolicy policy, string node, CancellationToken cancellation)
    {
        var epoch = await services.Store.Control.TakeEpochAsync(node, services.Now, cancellation);
        var fenced = services.Store.FencedBy(epoch.Epoch);
        foreach (var type in TaskTypes.All)
            await fenced.Control.SetTargetAsync(
                new WorkerTarget(type, policy.WorkersOf(type, services.Options), $"controller of epoch {epoch.Epoch} began", services.Now), cancellation);
        return new ControllerTerm(fenced, await services.Store.Control.ReadAsync(cancellation));
    }

    /// <summary>What is journaled then: the epoch, and where the journal did not know what the store, which claims go by, holds.</summary>
    public IEnumerable<ISpawnEvent> Events(SpawnPolicy policy, string node, DateTimeOffset now)
    {
        yield return new SpawnEvents.EpochTaken(Fenced.Epoch, node, now);
        foreach (var pause in Found.Pauses.Where(p => !policy.Pauses.ContainsKey(p.Target)))
            yield return new SpawnEvents.Paused(pause);
        foreach (var gone in policy.Pauses.Keys.Where(t => Found.Pauses.All(p => p.Target != t)))
            yield return new SpawnEvents.Resumed(gone, "store", "not in force any more", now);
    }
}
