using SceneScout.Domain.Events;

namespace SceneScout.Domain.Planning;

/// <summary>What the planner needs to know of a source.</summary>
/// <param name="Name">The source.</param>
/// <param name="AreaSearch">Whether it can be searched by place.</param>
/// <param name="ListsEvents">Whether it lists events; false for venue directories.</param>
public sealed record PlannedSource(SourceName Name, bool AreaSearch, bool ListsEvents);
