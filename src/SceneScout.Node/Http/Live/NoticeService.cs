using Akka.Actor;
using SceneScout.Actors.Hosting;
using SceneScout.Node.Telemetry;

namespace SceneScout.Node.Http.Live;

/// <summary>Has the node hear the topics of work while it runs.</summary>
internal sealed class NoticeService(ActorSystem system, NoticeBoard board, SpawnServices services, NodeGauges gauges) : IHostedService
{
    private IActorRef _actor = ActorRefs.Nobody;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _actor = system.ActorOf(NoticeActor.Props(board, [.. services.Stages.Types], Queued), "work-notices");
        board.Changed += Look;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken)
    {
        board.Changed -= Look;
        system.Stop(_actor);
        return Task.CompletedTask;
    }

    private void Look() => _actor.Tell(NoticeActor.Look.Instance);

    private long Queued(string type) => gauges.Readings.Tasks.Where(task => task.Type == type && task.State == "queued").Sum(task => task.Count);
}
