namespace SceneScout.Jsonata.Syntax;

/// <summary>A key and its value in an object constructor or a grouping.</summary>
internal sealed record SyntaxPair(SyntaxNode Key, SyntaxNode Value);
