using System.Collections.Immutable;

namespace SceneScout.Domain.Tasks;

/// <summary>What the end of a task queues for a stage that follows it, in the same transaction.</summary>
/// <param name="Type">The stage that follows.</param>
/// <param name="BatchSize">Items per task at most, 1 or more.</param>
/// <param name="Parameters">Makes the parameters of a task, a JSON object: of the source that the items come from, null when it is not known, and the items' ids.</param>
public sealed record FollowUp(TaskType Type, int BatchSize, Func<string?, ImmutableArray<Guid>, string> Parameters);

/// <summary>What a task leaves to the stages that follow it.</summary>
/// <param name="Items">Ids of what they go on with.</param>
/// <param name="Next">The stages.</param>
/// <param name="TraceParent">W3C traceparent for their tasks.</param>
public sealed record FollowUps(ImmutableArray<Guid> Items, ImmutableArray<FollowUp> Next, string? TraceParent)
{
    /// <summary>Nothing.</summary>
    public static readonly FollowUps None = new([], [], null);
}
