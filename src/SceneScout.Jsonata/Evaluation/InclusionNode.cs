using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>Whether a value is among others, <c>in</c>.</summary>
internal sealed class InclusionNode(Node left, Node right, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        var value = left.Run(context, input, frame);
        var others = right.Run(context, input, frame);
        if (value.IsUndefined || others.IsUndefined)
            return JsonataValue.False;
        foreach (var other in others.Items)
        {
            context.Step();
            if (DeepEquality.AreSame(value, other))
                return JsonataValue.True;
        }

        return JsonataValue.False;
    }
}
