using Akka.Actor;
using SceneScout.Actors.Hosting;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Controller;

/// <summary>The beginning of a controller's time: its epoch is taken, and the store says what the journal says.</summary>
/// <param name="Fenced">The store under its epoch.</param>
internal sealed record ControllerTerm(IFencedStore Fenced) : INoSerializationVerificationNeeded
{
    /// <summary>Takes the next epoch and projects the policy under it: what an earlier controller decided, and could not write or wrote in part, is in force from now on.</summary>
    public static async Task<ControllerTerm> BeginAsync(SpawnServices services, SpawnPolicy policy, SpawnOptions options, string node, CancellationToken cancellation)
    {
        await services.Admission.WaitAsync(cancellation);
        var epoch = await services.Store.Control.TakeEpochAsync(node, services.Now, cancellation);
        var fenced = services.Store.FencedBy(epoch.Epoch);
        await PolicyProjection.WriteAsync(services, fenced, policy, options, cancellation);
        return new ControllerTerm(fenced);
    }
}
