using System.Globalization;
using Akka.Actor;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Channels.Calls;
using SceneScout.Domain.Faults;

namespace SceneScout.Node.Hosting;

/// <summary>Calls single workers, wherever in the cluster they are. No controller is needed.</summary>
internal sealed class WorkerGateway(ActorSystem system, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    /// <summary>How a worker is.</summary>
    public Task<(StatusMessage? Status, SpawnFault? Fault)> HealthAsync(string workerId, CancellationToken cancellation) => CallAsync(workerId, shutdown: false, cancellation);

    /// <summary>Tells a worker to finish what it has and stop.</summary>
    /// <returns>How it was when it was told.</returns>
    public Task<(StatusMessage? Status, SpawnFault? Fault)> ShutdownAsync(string workerId, CancellationToken cancellation) => CallAsync(workerId, shutdown: true, cancellation);

    private async Task<(StatusMessage?, SpawnFault?)> CallAsync(string workerId, bool shutdown, CancellationToken cancellation)
    {
        var clock = time;
        var call = system.ActorOf(Props.Create(() => new WorkerCallActor(workerId, Patience, clock)));
        return await call.Ask<object>(new WorkerCalls.Call(shutdown), Patience + Margin, cancellation) is WorkerCalls.Answered answered
            ? (answered.Status, null)
            : (null, new SpawnFault(FaultKind.TaskTimeout, string.Create(CultureInfo.InvariantCulture, $"{workerId} did not answer within {Patience.TotalSeconds:0} s; spawn workers shows when it was heard of last.")));
    }
}
