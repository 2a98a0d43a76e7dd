namespace SceneScout.Jsonata.Evaluation;

/// <summary>An expression that is no step, with predicates.</summary>
internal sealed class FilteredNode(Node inner, Node[] predicates, bool keepArray) : Node(inner.Position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        var value = inner.Evaluate(context, input, frame);
        if (value.Reference is TupleArray tuples)
            return Tuples(context, tuples.Tuples, frame);
        var current = StepValue.OfInput(value);
        foreach (var predicate in predicates)
            current = Filter.Apply(context, predicate, current, frame);
        return current.ToValue(keepArray);
    }

    private JsonataValue Tuples(EvaluationContext context, List<PathTuple> tuples, Frame frame)
    {
        foreach (var predicate in predicates)
            tuples = TupleSteps.Filter(context, predicate, tuples, frame);
        return JsonataValue.From(new TupleArray(tuples));
    }
}
