using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using SceneScout.Actors.Channels;
using SceneScout.Domain.Tasks;

namespace SceneScout.Node.Http.Live;

/// <summary>Hears the topics of work while somebody at this node wants to know, and tells them.</summary>
internal sealed class NoticeActor : ReceiveActor
{
    private readonly NoticeBoard _board;
    private readonly IReadOnlyCollection<TaskType> _types;
    private readonly IActorRef _mediator = DistributedPubSub.Get(Context.System).Mediator;
    private bool _hears;

    /// <summary>Makes one.</summary>
    public NoticeActor(NoticeBoard board, IReadOnlyCollection<TaskType> types, Func<string, long> queued)
    {
        (_board, _types) = (board, types);
        Receive<Look>(_ => Follow());
        Receive<SubscribeAck>(_ => { });
        Receive<UnsubscribeAck>(_ => { });
        ReceiveAny(message =>
        {
            foreach (var notice in WorkNotices.Of(message, queued))
                board.Tell(notice);
        });
    }

    /// <summary>Props of one.</summary>
    public static Props Props(NoticeBoard board, IReadOnlyCollection<TaskType> types, Func<string, long> queued) => Akka.Actor.Props.Create(() => new NoticeActor(board, types, queued));

    /// <inheritdoc />
    protected override void PreStart() => Follow();

    private void Follow()
    {
        if (_hears == _board.IsHeard)
            return;
        _hears = !_hears;
        foreach (var topic in _types.SelectMany(type => new[] { Topics.Task(type), Topics.Result(type) }))
            _mediator.Tell(_hears ? new Subscribe(topic, Self) : new Unsubscribe(topic, Self));
    }

    /// <summary>Somebody began or ended to listen.</summary>
    internal sealed record Look : INoSerializationVerificationNeeded
    {
        public static readonly Look Instance = new();
    }
}
