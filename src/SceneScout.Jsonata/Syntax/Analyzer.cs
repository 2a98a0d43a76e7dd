using System.Runtime.CompilerServices;

namespace SceneScout.Jsonata.Syntax;

/// <summary>
/// Turns the parser's tree into one that can be evaluated: dots become paths, predicates, groupings and bindings become parts of
/// their step, parent operators find the step that they refer to, and calls in tail position are marked.
/// </summary>
internal sealed partial class Analyzer
{
    private readonly Ancestry _ancestry = new();

    private Analyzer()
    {
    }

    public static SyntaxNode Analyze(SyntaxNode parsed)
    {
        var result = new Analyzer().Process(parsed);
        if (result.Kind == SyntaxKind.Parent || result.SeekingParent is not null)
            throw new JsonataException("S0217") { Position = result.Position, Token = result.Kind.ToToken() };
        return result;
    }

    private SyntaxNode Process(SyntaxNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var result = node.Kind switch
        {
            SyntaxKind.Binary => Binary(node),
            SyntaxKind.Negation => Negation(node),
            SyntaxKind.ArrayConstructor => ArrayConstructor(node),
            SyntaxKind.ObjectConstructor => ObjectConstructor(node),
            SyntaxKind.Call or SyntaxKind.PartialCall => Call(node),
            SyntaxKind.Lambda => Lambda(node),
            SyntaxKind.Condition => Condition(node),
            SyntaxKind.Transform => Transform(node),
            SyntaxKind.Block => Block(node),
            SyntaxKind.Name => Name(node),
            SyntaxKind.Keyword => Name(new(SyntaxKind.Name, node.Position, node.Text) { KeepArray = node.KeepArray }),
            SyntaxKind.Parent => new(SyntaxKind.Parent, node.Position, node.Text) { Slot = _ancestry.NewSlot() },
            SyntaxKind.End => throw new JsonataException("S0207") { Position = node.Position, Token = node.Text },
            _ => node.Copy(),
        };
        if (node.KeepArray)
            result.KeepArray = true;
        return result;
    }

    private SyntaxNode Negation(SyntaxNode node)
    {
        var operand = Process(node.Left!);
        if (operand.Kind == SyntaxKind.Number)
        {
            return new(SyntaxKind.Number, operand.Position, operand.Text)
            {
                Number = -operand.Number,
                Predicates = operand.Predicates,
                Group = operand.Group,
                KeepArray = operand.KeepArray,
            };
        }

        var result = new SyntaxNode(node.Kind, node.Position, node.Text) { Left = operand };
        Ancestry.Inherit(result, operand);
        return result;
    }

    private SyntaxNode ArrayConstructor(SyntaxNode node)
    {
        var result = new SyntaxNode(node.Kind, node.Position, node.Text);
        foreach (var item in node.Items)
            result.Items.Add(ProcessFor(result, item));
        return result;
    }

    private SyntaxNode ObjectConstructor(SyntaxNode node)
    {
        var result = new SyntaxNode(node.Kind, node.Position, node.Text);
        foreach (var pair in node.Pairs)
            result.Pairs.Add(new(ProcessFor(result, pair.Key), ProcessFor(result, pair.Value)));
        return result;
    }

    private SyntaxNode Call(SyntaxNode node)
    {
        var result = new SyntaxNode(node.Kind, node.Position, node.Text);
        foreach (var argument in node.Items)
            result.Items.Add(ProcessFor(result, argument));
        result.Left = Process(node.Left!);
        return result;
    }

    private SyntaxNode Lambda(SyntaxNode node)
    {
        var body = Process(node.Left!);
        TailCalls.Mark(body);
        return new(node.Kind, node.Position, node.Text) { Items = node.Items, Signature = node.Signature, Left = body };
    }

    private SyntaxNode Condition(SyntaxNode node)
    {
        var result = new SyntaxNode(node.Kind, node.Position, node.Text);
        result.Left = ProcessFor(result, node.Left!);
        if (node.Right is not null)
            result.Right = ProcessFor(result, node.Right);
        if (node.Third is not null)
            result.Third = ProcessFor(result, node.Third);
        return result;
    }

    private SyntaxNode Transform(SyntaxNode node) => new(node.Kind, node.Position, node.Text)
    {
        Left = Process(node.Left!),
        Right = Process(node.Right!),
        Third = node.Third is null ? null : Process(node.Third),
    };

    private SyntaxNode Block(SyntaxNode node)
    {
        var result = new SyntaxNode(node.Kind, node.Position, node.Text);
        foreach (var item in node.Items)
        {
            var part = ProcessFor(result, item);
            result.IsConstructedStep |= part.IsConstructedStep || (part.Kind == SyntaxKind.Path && part.Items[0].IsConstructedStep);
            result.Items.Add(part);
        }

        return result;
    }

    private static SyntaxNode Name(SyntaxNode node) =>
        new(SyntaxKind.Path, node.Position) { Items = [node.Copy()], KeepSingletonArray = node.KeepArray };

    private SyntaxNode ProcessFor(SyntaxNode owner, SyntaxNode node)
    {
        var result = Process(node);
        Ancestry.Inherit(owner, result);
        return result;
    }
}
