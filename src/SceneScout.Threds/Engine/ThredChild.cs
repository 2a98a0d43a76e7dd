using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>A thred that another has spawned.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Whether it ends with its parent.</param>
public sealed record ThredChild(string Id, SpawnKind Kind);
