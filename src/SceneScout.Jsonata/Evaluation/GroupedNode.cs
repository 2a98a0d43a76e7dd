namespace SceneScout.Jsonata.Evaluation;

/// <summary>An expression that is no path, grouped into an object.</summary>
internal sealed class GroupedNode(Node inner, Grouping grouping) : Node(inner.Position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        var value = inner.Evaluate(context, input, frame);
        return value.Reference is TupleArray tuples
            ? grouping.Evaluate(context, tuples.Tuples, frame)
            : grouping.Evaluate(context, StepValue.OfInput(value), frame);
    }
}
