using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>Equal and not equal; undefined is neither to anything.</summary>
internal sealed class EqualityNode(bool negated, Node left, Node right, int position) : Node(position)
{
    private readonly LiteralNode? _text = right is LiteralNode { Value.Kind: JsonataKind.String } literal ? literal : null;

    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        var a = left.Run(context, input, frame);
        if (_text is not null && a.Kind == JsonataKind.String)
        {
            context.Leaf();
            return JsonataValue.From(a.TextEquals(_text.Value.Text, _text.Utf8) != negated);
        }

        var b = right.Run(context, input, frame);
        if (a.IsUndefined || b.IsUndefined)
            return JsonataValue.False;
        return JsonataValue.From(DeepEquality.AreEqual(a, b, context) != negated);
    }
}
