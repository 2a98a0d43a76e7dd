using Akka.Actor;
using Akka.Persistence;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Journals;

namespace SceneScout.Actors.Areas;

/// <summary>Owner of what is remembered of one area, in the journal.</summary>
public sealed class AreaActor : SnapshottingActor
{
    // Ten searches: what an area journals for a search is as large as its snapshot, and there are many areas.
    private const int EventsPerSnapshot = 20;
    private Area _area;

    /// <summary>Makes the shell of an area.</summary>
    /// <param name="areaId">The area, <c>source/cell</c>.</param>
    public AreaActor(string areaId)
    {
        PersistenceId = $"area-{areaId}";
        _area = new Area(areaId);
        Recover<IAreaEvent>(e => _area = _area.Apply(e));
        Recover<SnapshotOffer>(offer =>
        {
            if (offer.Snapshot is AreaSnapshot snapshot)
                _area = snapshot.Area;
        });
        Command<AreaCommands.BeginSearch>(c => Handle(c, () => _area.Begun(c.TaskId)));
        Command<AreaCommands.NoteProgress>(c => Handle(c, () => new AreaReplies.Noted()));
        Command<AreaCommands.EndSearch>(c => Handle(c, () => new AreaReplies.Noted { Yield = _area.Yield }));
        Snapshots();
    }

    /// <inheritdoc />
    public override string PersistenceId { get; }

    /// <summary>Props under a backoff supervisor: a journal that is away stops the actor, and it comes back with growing, jittered pauses.</summary>
    public static Props Props(string areaId) => Supervision.OnStop(ActorFactory.Of(() => new AreaActor(areaId)), "area");

    private void Handle(IAreaCommand command, Func<object> reply)
    {
        var sender = Sender;
        if (_area.Decide(command) is not { } happened)
        {
            sender.Tell(reply());
            return;
        }

        Persist(happened, command.TraceParent, e =>
        {
            _area = _area.Apply(e);
            sender.Tell(reply());
            SnapshotAfter(EventsPerSnapshot, () => new AreaSnapshot(_area));
        });
    }
}
