using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>An order-by.</summary>
internal sealed class SortNode((Node Expression, bool IsDescending)[] terms, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame) =>
        Order(context, StepValue.OfInput(input), frame).ToValue(keepSingleton: false);

    public StepValue Order(EvaluationContext context, in StepValue input, Frame frame)
    {
        if (input.Count <= 1)
            return input;
        var value = input.Value;
        var items = new JsonataValue[input.Count];
        var at = 0;
        foreach (var item in value.Items)
            items[at++] = item;
        var keys = new SortKeys(terms, items.Length, Position);
        context.Produce(items.Length);
        var sorted = MergeSort.Sort(items, (left, right) => keys.Compare(
            left, right, (term, index) => terms[term].Expression.Run(context, items[index], frame)));
        return new(JsonataValue.From(new ListArray(sorted)), StepShape.Plain);
    }

    public List<PathTuple> Order(EvaluationContext context, List<PathTuple> tuples, Frame frame)
    {
        if (tuples.Count <= 1)
            return tuples;
        var keys = new SortKeys(terms, tuples.Count, Position);
        context.Produce(tuples.Count);
        return [.. MergeSort.Sort(tuples.ToArray(), (left, right) => keys.Compare(
            left, right, (term, index) => terms[term].Expression.Run(context, tuples[index].Context, tuples[index].ToFrame(frame))))];
    }
}
