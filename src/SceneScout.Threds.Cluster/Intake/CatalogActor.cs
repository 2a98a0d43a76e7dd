using Akka.Actor;
using Akka.Event;

namespace SceneScout.Threds.Cluster.Intake;

/// <summary>Loads its node's catalog when another node says that something changed, and every few seconds, should a word be lost.</summary>
internal sealed class CatalogActor : ReceiveActor, IWithTimers
{
    /// <summary>Its name under <c>/user</c>, the same on every node.</summary>
    internal const string Name = "thred-catalog";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly CancellationTokenSource _stopped = new();

    /// <summary>Makes it.</summary>
    /// <param name="catalog">The node's catalog.</param>
    public CatalogActor(ThredCatalog catalog)
    {
        Receive<CatalogMessages.Load>(_ =>
        {
            var asker = Sender;
            catalog.RefreshAsync(_stopped.Token).PipeTo(Self, success: () => new Done(asker, null), failure: e => new Done(asker, e));
        });
        Receive<Done>(done =>
        {
            if (done.Cause is not { } cause)
            {
                // Its own timer waits for no answer.
                if (!done.Asker.Equals(Context.System.DeadLetters))
                    done.Asker.Tell(new CatalogMessages.Loaded());
            }
            else if (!_stopped.IsCancellationRequested)
                _log.Warning("The patterns could not be loaded, which is tried again in {0}: {1}", Every, cause.Message);
        });
        Receive<CatalogMessages.Loaded>(_ => { });
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc />
    protected override void PreStart()
    {
        Self.Tell(new CatalogMessages.Load());
        Timers.StartPeriodicTimer(nameof(CatalogMessages.Load), new CatalogMessages.Load(), Every);
    }

    /// <inheritdoc />
    protected override void PostStop()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    private sealed record Done(IActorRef Asker, Exception? Cause) : INoSerializationVerificationNeeded;
}
