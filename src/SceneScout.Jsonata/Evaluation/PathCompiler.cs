using SceneScout.Jsonata.Syntax;
using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>Compiles paths.</summary>
internal static class PathCompiler
{
    public static Node Compile(SyntaxNode path)
    {
        if (!path.KeepSingletonArray && path.Group is null && path.Items.TrueForAll(IsPlainName))
            return WithPredicates(path, new NamePathNode([.. path.Items.Select(static step => new PropertyName(step.Text))], path.Position));
        return WithPredicates(path, new PathNode([.. path.Items.Select(Step)], path.Position)
        {
            StartsAtVariable = path.Items[0].Kind == SyntaxKind.Variable,
            KeepSingleton = path.KeepSingletonArray || path.KeepArray,
            KeepsTuples = path.IsTuple,
            Group = path.Group is null ? null : Compiler.Grouping(path.Group),
        });
    }

    private static Node WithPredicates(SyntaxNode path, Node node) => path.Predicates is { } predicates
        ? new FilteredNode(node, [.. predicates.Select(static stage => Compiler.Compile(stage.Predicate!))], path.KeepArray)
        : node;

    private static bool IsPlainName(SyntaxNode step) =>
        step is { Kind: SyntaxKind.Name, IsTuple: false, KeepArray: false, Group: null, Stages: null, Predicates: null };

    private static PathStep Step(SyntaxNode step)
    {
        var sort = step.Kind == SyntaxKind.Sort ? Sort(step) : null;
        return new(sort ?? Compiler.Compile(step))
        {
            Sort = sort,
            Stages = step.Stages is null ? [] : [.. step.Stages.Select(Stage)],
            Focus = step.Focus,
            Index = step.Index,
            Ancestor = step.Ancestor?.Label,
            IsTuple = step.IsTuple,
            IsConstructed = step.IsConstructedStep,
        };
    }

    private static SortNode Sort(SyntaxNode step) =>
        new([.. step.SortTerms.Select(static term => (Compiler.Compile(term.Expression), term.IsDescending))], step.Position);

    private static Stage Stage(SyntaxStage stage) =>
        new(stage.Predicate is null ? null : Compiler.Compile(stage.Predicate), stage.IndexVariable);
}
