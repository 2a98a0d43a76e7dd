using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Storage.Contracts;

/// <summary>A content of a listing that took the place of another.</summary>
/// <param name="Key">The listing.</param>
/// <param name="At">When.</param>
/// <param name="Fields">What was another one.</param>
public sealed record ListingChange(ListingKey Key, DateTimeOffset At, ImmutableArray<FieldChange> Fields);
