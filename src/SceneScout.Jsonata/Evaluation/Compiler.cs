using System.Runtime.CompilerServices;

using SceneScout.Jsonata.Syntax;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>Makes nodes that evaluate themselves out of an analysed syntax tree.</summary>
internal static class Compiler
{
    public static Node Compile(SyntaxNode syntax)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (syntax.Kind == SyntaxKind.Path)
            return PathCompiler.Compile(syntax);
        var node = Core(syntax);
        if (syntax.Predicates is { } predicates)
            node = new FilteredNode(node, [.. predicates.Select(static stage => Compile(stage.Predicate!))], syntax.KeepArray);
        if (syntax.Group is not null)
            node = new GroupedNode(node, Grouping(syntax.Group));
        return node;
    }

    public static Grouping Grouping(SyntaxGroup group) => new(Pairs(group.Pairs), group.Position);

    private static Node Core(SyntaxNode syntax) => syntax.Kind switch
    {
        SyntaxKind.Name => new NameNode(new(syntax.Text), syntax.Position),
        SyntaxKind.String => new LiteralNode(syntax.Text, syntax.Position),
        SyntaxKind.Number => new LiteralNode(syntax.Number, syntax.Position),
        SyntaxKind.Literal => new LiteralNode(Literal(syntax.Text), syntax.Position),
        SyntaxKind.Regex => new RegexNode(syntax.Regex!, syntax.Position),
        SyntaxKind.Variable when syntax.Text.Length == 0 => new ContextNode(syntax.KeepArray, syntax.Position),
        SyntaxKind.Variable => new VariableNode(syntax.Text, syntax.KeepArray, syntax.Position),
        SyntaxKind.Wildcard => new WildcardNode(syntax.KeepArray, syntax.Position),
        SyntaxKind.Descendant => new DescendantNode(syntax.KeepArray, syntax.Position),
        SyntaxKind.Parent => new ParentNode(syntax.Slot!.Label, syntax.Position),
        SyntaxKind.Binary => Binary(syntax),
        SyntaxKind.Negation => new NegationNode(Compile(syntax.Left!), syntax.Position),
        SyntaxKind.ArrayConstructor => Array(syntax),
        SyntaxKind.ObjectConstructor => new ObjectNode(Pairs(syntax.Pairs), syntax.Position),
        SyntaxKind.Block => Block(syntax),
        SyntaxKind.Condition => Condition(syntax),
        SyntaxKind.Bind => new BindNode(syntax.Left!.Text, Compile(syntax.Right!), syntax.Position),
        SyntaxKind.Call => CallCompiler.Call(syntax),
        SyntaxKind.PartialCall => CallCompiler.PartialCall(syntax),
        SyntaxKind.Lambda => CallCompiler.Lambda(syntax),
        SyntaxKind.Apply => new ApplyNode(Compile(syntax.Left!), Compile(syntax.Right!), syntax.KeepArray, syntax.Position),
        SyntaxKind.Transform => new TransformNode(
            Compile(syntax.Left!), Compile(syntax.Right!), syntax.Third is null ? null : Compile(syntax.Third), syntax.Position),
        _ => throw new JsonataException("S0206") { Position = syntax.Position, Token = syntax.Text },
    };

    private static JsonataValue Literal(string text) => text switch
    {
        "true" => JsonataValue.True,
        "false" => JsonataValue.False,
        _ => JsonataValue.Null,
    };

    private static Node Binary(SyntaxNode syntax)
    {
        var left = Compile(syntax.Left!);
        var right = Compile(syntax.Right!);
        var position = syntax.Position;
        return syntax.Text switch
        {
            "+" or "-" or "*" or "/" or "%" => new ArithmeticNode(syntax.Text[0], left, right, position),
            "=" => new EqualityNode(negated: false, left, right, position),
            "!=" => new EqualityNode(negated: true, left, right, position),
            "<" or "<=" or ">" or ">=" => new ComparisonNode(syntax.Text, left, right, position),
            "&" => new ConcatenationNode(left, right, position),
            ".." => new RangeNode(left, right, position),
            "in" => new InclusionNode(left, right, position),
            "and" => new LogicalNode(isAnd: true, left, right, position),
            "or" => new LogicalNode(isAnd: false, left, right, position),
            _ => throw new JsonataException("S0204") { Position = position, Token = syntax.Text },
        };
    }

    private static ArrayNode Array(SyntaxNode syntax) => new(
        [.. syntax.Items.Select(static item => (Compile(item), item.Kind == SyntaxKind.ArrayConstructor))],
        syntax.IsConstructedStep,
        syntax.Position);

    private static BlockNode Block(SyntaxNode syntax) =>
        new([.. syntax.Items.Select(Compile)], Scopes.Binds(syntax.Items), syntax.Position);

    private static Node Condition(SyntaxNode syntax)
    {
        var left = Compile(syntax.Left!);
        var otherwise = syntax.Third is null ? null : Compile(syntax.Third);
        return syntax.Text == "?"
            ? new ConditionNode(left, Compile(syntax.Right!), otherwise, syntax.Position)
            : new FallbackNode(syntax.Text == "??", left, otherwise!, syntax.Position);
    }

    private static (Node Key, Node Value)[] Pairs(List<SyntaxPair> pairs) =>
        [.. pairs.Select(static pair => (Compile(pair.Key), Compile(pair.Value)))];
}
