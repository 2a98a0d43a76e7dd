namespace SceneScout.Jsonata.Syntax;

/// <summary>A grouping of the values of an expression into an object.</summary>
internal sealed record SyntaxGroup(List<SyntaxPair> Pairs, int Position);
