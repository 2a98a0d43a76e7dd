using SceneScout.Domain.Events;

namespace SceneScout.Lab.Replay;

/// <summary>A listing or event of which today's rules make something else.</summary>
/// <param name="Id">The listing as <c>source:id</c>, or the event's id.</param>
/// <param name="Title">Its title, as it is stored; null when it has none.</param>
/// <param name="Kind"><c>changed</c>; <c>rejected</c> when it cannot be used any more, <c>usable</c> when it can at last.</param>
/// <param name="Fields">What differs.</param>
internal sealed record ReplayDifference(string Id, string? Title, string Kind, IReadOnlyList<FieldChange> Fields);
