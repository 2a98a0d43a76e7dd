using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Areas;

/// <summary>What is remembered of the last whole search of an area.</summary>
/// <param name="Scope">Where it searched.</param>
/// <param name="BegunAt">When it began.</param>
/// <param name="Parts">How its parts began.</param>
public sealed record WholeSearch(string? Scope, DateTimeOffset BegunAt, PartsMemory Parts);
