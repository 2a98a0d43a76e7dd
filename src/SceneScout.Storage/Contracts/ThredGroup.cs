using System.Collections.Immutable;

namespace SceneScout.Storage.Contracts;

/// <summary>A group of participants.</summary>
/// <param name="Name">Its name, without <c>@</c> or <c>$</c>.</param>
/// <param name="Members">The ids of its participants, in order.</param>
public sealed record ThredGroup(string Name, ImmutableArray<string> Members);
