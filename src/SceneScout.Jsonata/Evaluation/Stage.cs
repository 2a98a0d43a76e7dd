namespace SceneScout.Jsonata.Evaluation;

/// <summary>A predicate of a step, or the variable to which the positions of its values are bound.</summary>
internal sealed record Stage(Node? Predicate, string? IndexVariable);
