using SceneScout.Actors.Hosting;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Controller;

/// <summary>The projection of the controller's policy in the store: pauses and worker targets, which claims check in their own transaction, with or without a controller. The truth is the controller's journal.</summary>
internal static class PolicyProjection
{
    /// <summary>Makes the store say what the policy says, and nothing else. What it says already is left alone; what it did not say is audited as the act that it was.</summary>
    /// <param name="services">What the node shares.</param>
    /// <param name="fenced">The store under the controller's epoch.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="options">With the workers of all nodes.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="StaleEpochException">Another controller decides.</exception>
    public static async Task WriteAsync(SpawnServices services, IFencedStore fenced, SpawnPolicy policy, SpawnOptions options, CancellationToken cancellation)
    {
        var standing = await services.Store.Control.ReadAsync(cancellation);
        foreach (var type in options.Types.Keys)
        {
            var workers = policy.WorkersOf(type, options);
            if (standing.Targets.FirstOrDefault(target => target.Type == type)?.Workers != workers)
                await fenced.Control.SetTargetAsync(new WorkerTarget(type, workers, $"decided before epoch {fenced.Epoch}", services.Now), cancellation);
        }

        foreach (var pause in policy.Pauses.Values)
            await fenced.Control.PauseAsync(pause, cancellation);
        foreach (var pause in standing.Pauses.Where(pause => !policy.Pauses.ContainsKey(pause.Target)))
            await fenced.Control.ResumeAsync(pause.Target, new Act($"controller of epoch {fenced.Epoch}", "no controller decided it", services.Now), cancellation);
    }
}
