namespace SceneScout.Jsonata.Syntax;

/// <summary>Finds the calls whose result is the result of the whole function: they need no stack of their own.</summary>
internal static class TailCalls
{
    public static void Mark(SyntaxNode node)
    {
        switch (node.Kind)
        {
            case SyntaxKind.Call when node.Predicates is null && node.Group is null:
                node.IsTailCall = true;
                break;
            case SyntaxKind.Condition when node.Predicates is null && node.Group is null:
                if (node.Right is not null)
                    Mark(node.Right);
                if (node.Third is not null)
                    Mark(node.Third);
                break;
            case SyntaxKind.Block when node.Items.Count > 0 && node.Predicates is null && node.Group is null:
                Mark(node.Items[^1]);
                break;
        }
    }
}
