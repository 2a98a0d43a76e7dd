namespace SceneScout.Jsonata.Syntax;

/// <content>Binary operators, most of which build paths.</content>
internal sealed partial class Analyzer
{
    private SyntaxNode Binary(SyntaxNode node) => node.Text switch
    {
        "." => Map(node),
        "[" => Predicate(node),
        "{" => Grouping(node),
        "^" => OrderBy(node),
        ":=" => Bind(node),
        "@" => FocusBinding(node),
        "#" => IndexBinding(node),
        "~>" => Apply(node),
        _ => Operator(node),
    };

    private SyntaxNode Map(SyntaxNode node)
    {
        var left = Process(node.Left!);
        var path = left.Kind == SyntaxKind.Path ? left : PathOf(left);
        if (left.Kind == SyntaxKind.Parent)
            path.SeekingParent = [left.Slot!];
        var right = Process(node.Right!);
        if (right.Kind == SyntaxKind.Path)
        {
            path.Items.AddRange(right.Items);
        }
        else
        {
            (right.Stages, right.Predicates) = (right.Predicates ?? right.Stages, null);
            path.Items.Add(right);
        }

        foreach (var step in path.Items)
            CheckStep(path, step);
        MarkConstructed(path.Items[0]);
        MarkConstructed(path.Items[^1]);
        Ancestry.Resolve(path);
        return path;
    }

    private static void CheckStep(SyntaxNode path, SyntaxNode step)
    {
        if (step.Kind == SyntaxKind.Number)
            throw new JsonataException("S0213") { Position = step.Position, Token = step.Text, Value = step.Number };
        if (step.Kind == SyntaxKind.Literal)
            throw new JsonataException("S0213") { Position = step.Position, Token = step.Text, Value = step.Text };
        if (step.Kind == SyntaxKind.String)
            step.Kind = SyntaxKind.Name;
        path.KeepSingletonArray |= step.KeepArray;
    }

    private static void MarkConstructed(SyntaxNode step) => step.IsConstructedStep |= step.Kind == SyntaxKind.ArrayConstructor;

    private SyntaxNode Predicate(SyntaxNode node)
    {
        var result = Process(node.Left!);
        var isPath = result.Kind == SyntaxKind.Path;
        var step = isPath ? result.Items[^1] : result;
        if (step.Group is not null)
            throw new JsonataException("S0209") { Position = node.Position };
        var predicate = Process(node.Right!);
        if (predicate.SeekingParent is { } slots)
        {
            foreach (var slot in slots)
            {
                if (slot.Level == 1)
                    Ancestry.Seek(step, slot);
                else
                    slot.Level--;
            }

            Ancestry.Inherit(step, predicate);
        }

        var stages = isPath ? step.Stages ??= [] : step.Predicates ??= [];
        stages.Add(new(predicate, null));
        return result;
    }

    private SyntaxNode Grouping(SyntaxNode node)
    {
        var result = Process(node.Left!);
        if (result.Group is not null)
            throw new JsonataException("S0210") { Position = node.Position };
        result.Group = new(node.Pairs.ConvertAll(pair => new SyntaxPair(Process(pair.Key), Process(pair.Value))), node.Position);
        return result;
    }

    private SyntaxNode OrderBy(SyntaxNode node)
    {
        var result = Process(node.Left!);
        if (result.Kind != SyntaxKind.Path)
            result = PathOf(result);
        var sort = new SyntaxNode(SyntaxKind.Sort, node.Position, node.Text);
        foreach (var term in node.SortTerms)
            sort.SortTerms.Add(term with { Expression = ProcessFor(sort, term.Expression) });
        result.Items.Add(sort);
        Ancestry.Resolve(result);
        return result;
    }

    private SyntaxNode Bind(SyntaxNode node)
    {
        var result = new SyntaxNode(SyntaxKind.Bind, node.Position, node.Text) { Left = Process(node.Left!) };
        result.Right = ProcessFor(result, node.Right!);
        return result;
    }

    private SyntaxNode FocusBinding(SyntaxNode node)
    {
        var result = Process(node.Left!);
        var step = result.Kind == SyntaxKind.Path ? result.Items[^1] : result;
        if (step.Stages is not null || step.Predicates is not null)
            throw new JsonataException("S0215") { Position = node.Position };
        if (step.Kind == SyntaxKind.Sort)
            throw new JsonataException("S0216") { Position = node.Position };
        step.KeepArray |= node.KeepArray;
        step.Focus = node.Right!.Text;
        step.IsTuple = true;
        return result;
    }

    private SyntaxNode IndexBinding(SyntaxNode node)
    {
        var result = Process(node.Left!);
        if (result.Kind != SyntaxKind.Path)
        {
            (result.Stages, result.Predicates) = (result.Predicates ?? result.Stages, null);
            result = PathOf(result);
        }

        var step = result.Items[^1];
        if (step.Stages is null)
            step.Index = node.Right!.Text;
        else
            step.Stages.Add(new(null, node.Right!.Text));
        step.IsTuple = true;
        return result;
    }

    private SyntaxNode Apply(SyntaxNode node)
    {
        var left = Process(node.Left!);
        var right = Process(node.Right!);
        return new(SyntaxKind.Apply, node.Position, node.Text) { Left = left, Right = right, KeepArray = left.KeepArray || right.KeepArray };
    }

    private SyntaxNode Operator(SyntaxNode node)
    {
        var result = new SyntaxNode(node.Kind, node.Position, node.Text);
        result.Left = ProcessFor(result, node.Left!);
        result.Right = ProcessFor(result, node.Right!);
        return result;
    }

    private static SyntaxNode PathOf(SyntaxNode step) => new(SyntaxKind.Path, step.Position) { Items = [step] };
}
