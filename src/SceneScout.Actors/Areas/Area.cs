using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Areas;

/// <summary>What is remembered of one source in one cell: where its search stands, and what the last complete one found.</summary>
/// <param name="TaskId">The search under way or ended last.</param>
/// <param name="Range">Its dates.</param>
/// <param name="BegunAt">When it began.</param>
/// <param name="Checkpoint">Where it stands; null when nothing was kept yet.</param>
/// <param name="CompletedAt">Begin of the last complete search: everything changed since may be unseen.</param>
/// <param name="LastYield">Listings that the last complete search found new or changed.</param>
public sealed record Area(
    string? TaskId,
    DateRange? Range,
    DateTimeOffset? BegunAt,
    DiscoveryCheckpoint? Checkpoint,
    DateTimeOffset? CompletedAt,
    int? LastYield)
{
    /// <summary>An area never searched.</summary>
    public static readonly Area Fresh = new(null, null, null, null, null, null);

    /// <summary>What follows from a command: nothing when it is known already or speaks of a search that is not the current one.</summary>
    public IAreaEvent? Decide(IAreaCommand command) => command switch
    {
        AreaCommands.BeginSearch begin when begin.TaskId != TaskId => new AreaEvents.SearchBegan(begin.TaskId, begin.Range, begin.At),
        AreaCommands.NoteProgress note when note.TaskId == TaskId && note.Checkpoint != Checkpoint => new AreaEvents.CursorMoved(note.TaskId, note.Checkpoint),
        AreaCommands.EndSearch end when end.TaskId == TaskId && BegunAt is not null => new AreaEvents.SearchEnded(end.TaskId, end.Checkpoint, end.At),
        _ => null,
    };

    /// <summary>The area after an event.</summary>
    public Area Apply(IAreaEvent happened) => happened switch
    {
        AreaEvents.SearchBegan began => this with { TaskId = began.TaskId, Range = began.Range, BegunAt = began.At, Checkpoint = null },
        AreaEvents.CursorMoved moved => this with { Checkpoint = moved.Checkpoint },
        AreaEvents.SearchEnded ended => this with
        {
            Checkpoint = ended.Checkpoint,
            CompletedAt = BegunAt ?? ended.At,
            BegunAt = null,
            LastYield = ended.Checkpoint.Discovered - ended.Checkpoint.Unchanged - ended.Checkpoint.Rejected,
        },
        _ => this,
    };

    /// <summary>What a beginning search is told.</summary>
    public AreaReplies.SearchBegun Begun(string taskId) => new(taskId == TaskId ? Checkpoint : null, CompletedAt);
}
