using Akka.Actor;
using Akka.Hosting;
using SceneScout.Actors.Channels.Requests;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Faults;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Hosting;

/// <summary>Hands requests to this node's bridge: durable before anybody is answered.</summary>
internal sealed class RequestGateway(IRequiredActor<Keys.Bridge> bridge)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(40);

    /// <summary>Keeps a request and waits a while for its end.</summary>
    /// <returns>The request as it stands, and whether it was known before; or the fault that kept it from being kept.</returns>
    public async Task<(SpawnRequest? Request, bool Known, SpawnFault? Fault)> SubmitAsync(NewSpawnRequest request, CancellationToken cancellation)
    {
        var actor = await bridge.GetAsync(cancellation);
        try
        {
            return await actor.Ask<object>(new BridgeCommands.Submit(request, Patience), Timeout, cancellation) switch
            {
                BridgeReplies.Recorded kept => (kept.Request, kept.Known, null),
                BridgeReplies.Failed failed => (null, false, failed.Fault),
                var other => throw new InvalidOperationException($"The bridge answered {other.GetType().Name}."),
            };
        }
        catch (AskTimeoutException)
        {
            return (null, false, new SpawnFault(FaultKind.TaskTimeout, $"The request was not answered within {Timeout.TotalSeconds:0} s; send it again with the same Idempotency-Key."));
        }
    }
}
