namespace SceneScout.Jsonata.Syntax;

/// <summary>Kinds of nodes as errors about the whole of a node name them.</summary>
internal static class SyntaxKindNames
{
    public static string ToToken(this SyntaxKind kind) => kind switch
    {
        SyntaxKind.Literal => "value",
        SyntaxKind.Negation or SyntaxKind.ArrayConstructor or SyntaxKind.ObjectConstructor => "unary",
        SyntaxKind.Call => "function",
        SyntaxKind.PartialCall => "partial",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
