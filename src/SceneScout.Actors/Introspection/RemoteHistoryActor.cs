using Akka.Actor;
using Akka.Remote;

namespace SceneScout.Actors.Introspection;

/// <summary>Keeps a node's <see cref="RemoteHistory"/> by listening to the remoting's own events. Asked locally only.</summary>
public sealed class RemoteHistoryActor : ReceiveActor
{
    /// <summary>Name below <c>/user</c>.</summary>
    public const string Name = "remote-history";

    private RemoteHistory _history = RemoteHistory.Empty;

    /// <summary>Makes it.</summary>
    /// <param name="time">The clock.</param>
    public RemoteHistoryActor(TimeProvider time)
    {
        Receive<AssociatedEvent>(e => Note(RemoteEventKind.Associated, e.RemoteAddress, e.IsInbound ? "inbound" : "outbound"));
        Receive<DisassociatedEvent>(e => Note(RemoteEventKind.Disassociated, e.RemoteAddress, e.IsInbound ? "inbound" : "outbound"));
        Receive<AssociationErrorEvent>(e => Note(RemoteEventKind.Failed, e.RemoteAddress, e.Cause.GetBaseException().Message));
        Receive<QuarantinedEvent>(e => Note(RemoteEventKind.Quarantined, e.Address, null));
        Receive<Ask>(_ => Sender.Tell(_history));

        void Note(RemoteEventKind kind, Address address, string? detail) =>
            _history = _history.Apply(new RemoteEvent(kind, address.ToString(), detail, time.GetUtcNow()));
    }

    /// <inheritdoc />
    protected override void PreStart()
    {
        foreach (var type in new[] { typeof(AssociatedEvent), typeof(DisassociatedEvent), typeof(AssociationErrorEvent), typeof(QuarantinedEvent) })
            Context.System.EventStream.Subscribe(Self, type);
    }

    /// <inheritdoc />
    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    /// <summary>Answered by the <see cref="RemoteHistory"/>.</summary>
    public sealed record Ask : INoSerializationVerificationNeeded
    {
        /// <summary>The one value.</summary>
        public static readonly Ask Instance = new();
    }
}
