namespace SceneScout.Jsonata.Syntax;

/// <summary>What happens to the values of a step: a predicate keeps some, or their positions are bound to a variable.</summary>
internal sealed record SyntaxStage(SyntaxNode? Predicate, string? IndexVariable);
