using SceneScout.Actors.Serialization;

namespace SceneScout.Actors.Areas;

/// <summary>An area's state as a snapshot.</summary>
/// <param name="Area">The state.</param>
public sealed record AreaSnapshot(Area Area) : IWireMessage;
