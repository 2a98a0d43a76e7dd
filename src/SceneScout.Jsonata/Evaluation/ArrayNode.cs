using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>An array constructor. Arrays within are put one after the other, unless they are constructors themselves.</summary>
internal sealed class ArrayNode((Node Node, bool IsArrayConstructor)[] items, bool isStep, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        if (items.Length == 1 && !items[0].IsArrayConstructor)
        {
            var only = items[0].Node.Run(context, input, frame);
            if (only.Reference is RangeArray range)
                return JsonataValue.From(range.WithFlags(isStep ? ArrayFlags.Constructed : ArrayFlags.None));
            var single = New(only.Count);
            Add(context, single, only);
            return JsonataValue.From(single);
        }

        var result = New(items.Length);
        foreach (var (node, isArrayConstructor) in items)
        {
            var value = node.Run(context, input, frame);
            if (isArrayConstructor && !value.IsUndefined)
            {
                context.Produce(1);
                result.Add(value);
            }
            else
            {
                Add(context, result, value);
            }
        }

        return JsonataValue.From(result);
    }

    private static void Add(EvaluationContext context, ListArray result, in JsonataValue value)
    {
        var count = value.Count;
        context.CheckLength((long)result.Count + count);
        context.Produce(count);
        result.AddItemsOf(value);
    }

    private ListArray New(int capacity) => new(capacity, isStep ? ArrayFlags.Constructed : ArrayFlags.None);
}
