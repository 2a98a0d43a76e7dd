namespace SceneScout.Jsonata.Evaluation;

/// <summary>Predicates: a number takes the value at that position, anything else those for which it is true.</summary>
internal static class Filter
{
    public static StepValue Apply(EvaluationContext context, Node predicate, in StepValue input, Frame frame)
    {
        if (predicate is LiteralNode { Value.Kind: JsonataKind.Number } literal)
            return AtIndex(input, literal.Value.Number);
        var output = new StepOutput(context, 0);
        if (input.Shape is StepShape.Empty or StepShape.One)
        {
            Test(context, predicate, ref output, input.Value, 0, 1, frame);
            return output.Finish(isLast: false);
        }

        var count = input.Value.Count;
        var index = 0;
        foreach (var item in input.Value.Items)
            Test(context, predicate, ref output, item, index++, count, frame);
        return output.Finish(isLast: false);
    }

    /// <summary>How often a predicate's result selects the item at an index of so many.</summary>
    public static int Selections(EvaluationContext context, in JsonataValue result, int index, int count)
    {
        if (result.Kind == JsonataKind.Number && result.IsNumeric)
            return IsAt(result.Number, index, count) ? 1 : 0;
        if (!result.IsArray || !AllNumbers(result))
            return Truthiness.Of(result, context) ? 1 : 0;
        var selections = 0;
        foreach (var number in result.Items)
            selections += IsAt(number.Number, index, count) ? 1 : 0;
        return selections;
    }

    private static void Test(
        EvaluationContext context, Node predicate, ref StepOutput output, in JsonataValue item, int index, int count, Frame frame)
    {
        var result = predicate.Run(context, item, frame);
        if (result.Kind == JsonataKind.Boolean)
        {
            if (result.Truth)
                output.AddItem(item);
            return;
        }

        for (var times = Selections(context, result, index, count); times > 0; times--)
            output.AddItem(item);
    }

    private static StepValue AtIndex(in StepValue input, double position)
    {
        var count = input.Count;
        var index = Math.Floor(position);
        if (index < 0)
            index += count;
        if (index < 0 || index >= count)
            return default;
        var item = input.ItemAt((int)index);
        if (item.IsArray)
            return new(item, item.IsSequence ? StepShape.Items : StepShape.Plain);
        return item.IsUndefined ? default : new(item, StepShape.One);
    }

    private static bool IsAt(double position, int index, int count)
    {
        var at = Math.Floor(position);
        return (at < 0 ? at + count : at) == index;
    }

    private static bool AllNumbers(in JsonataValue array)
    {
        foreach (var item in array.Items)
        {
            if (item.Kind != JsonataKind.Number || !item.IsNumeric)
                return false;
        }

        return true;
    }
}
