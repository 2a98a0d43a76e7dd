using System.Collections.Immutable;
using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Contracts;

/// <summary>A page of tasks in the order of their queue.</summary>
/// <param name="Tasks">The tasks.</param>
/// <param name="Next">Where the next page goes on; null at the end.</param>
public sealed record TaskPage(ImmutableArray<TaskRecord> Tasks, TaskPlace? Next);

/// <summary>A place in the order of the queue.</summary>
/// <param name="Rank">Lowest first.</param>
/// <param name="TaskId">Among equals, in order of id.</param>
public sealed record TaskPlace(long Rank, string TaskId);
