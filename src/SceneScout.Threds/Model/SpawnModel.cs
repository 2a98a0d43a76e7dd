using System.Collections.Immutable;

namespace SceneScout.Threds.Model;

/// <summary>Threds that a reaction begins.</summary>
/// <param name="Names">Ids or names of their patterns.</param>
/// <param name="Kind">Whether they end with this thred.</param>
/// <param name="Input">What comes into them.</param>
/// <param name="LocalName">The local that has the event, for <see cref="InputKind.Local"/>.</param>
/// <param name="Context">Whether they begin with copies of this thred's locals and participants.</param>
/// <param name="Join">Whether this thred gets their results when all of them have ended.</param>
public sealed record SpawnModel(ImmutableArray<string> Names, SpawnKind Kind, InputKind Input, string? LocalName, bool Context, bool Join);
