using SceneScout.Jsonata.Syntax;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>Whether evaluating something can bind variables, so that it needs a frame for them.</summary>
internal static class Scopes
{
    public static bool Binds(IEnumerable<SyntaxNode> nodes) => nodes.Any(Binds);

    public static bool Binds(SyntaxNode? node) => node is not null && (Itself(node) || Parts(node).Any(Binds));

    private static bool Itself(SyntaxNode node) =>
        node.Kind == SyntaxKind.Bind
        || (node.Kind is SyntaxKind.Call or SyntaxKind.PartialCall && node.Left is { Kind: SyntaxKind.Variable, Text: "eval" });

    private static IEnumerable<SyntaxNode?> Parts(SyntaxNode node)
    {
        // Blocks and functions have frames of their own.
        if (node.Kind is SyntaxKind.Block or SyntaxKind.Lambda or SyntaxKind.Placeholder)
            return Decorations(node);
        return Decorations(node)
            .Concat([node.Left, node.Right, node.Third])
            .Concat(node.Items)
            .Concat(node.Pairs.SelectMany(static pair => new[] { pair.Key, pair.Value }))
            .Concat(node.SortTerms.Select(static term => term.Expression));
    }

    private static IEnumerable<SyntaxNode?> Decorations(SyntaxNode node)
    {
        var stages = (node.Stages ?? []).Concat(node.Predicates ?? []).Select(static stage => stage.Predicate);
        var group = node.Group?.Pairs.SelectMany(static pair => new[] { pair.Key, pair.Value }) ?? [];
        return stages.Concat(group);
    }
}
