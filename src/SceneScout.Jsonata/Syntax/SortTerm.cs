namespace SceneScout.Jsonata.Syntax;

/// <summary>One criterion of an order-by.</summary>
internal sealed record SortTerm(SyntaxNode Expression, bool IsDescending);
