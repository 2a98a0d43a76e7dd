using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>A path: each step is evaluated for each value of the one before it, and the results are put one after the other.</summary>
internal sealed class PathNode(PathStep[] steps, int position) : Node(position)
{
    /// <summary>The path starts at a variable, so an input that is an array is one value to it.</summary>
    public bool StartsAtVariable { get; init; }

    /// <summary>A single result stays an array.</summary>
    public bool KeepSingleton { get; init; }

    /// <summary>A step or parent operator further out needs the bindings that this path makes.</summary>
    public bool KeepsTuples { get; init; }

    public Grouping? Group { get; init; }

    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        var current = StartsAtVariable ? new StepValue(input, StepShape.One) : StepValue.OfInput(input);
        for (var i = 0; i < steps.Length; i++)
        {
            var step = steps[i];
            if (step.IsTuple)
                return EvaluateTuples(context, i, current, frame);
            current = i == 0 && step.IsConstructed
                ? StartAtArray(context, step, current, frame)
                : Step(context, step, current, frame, i == steps.Length - 1);
            if (current.Count == 0)
                break;
        }

        return Group is null ? current.ToValue(KeepSingleton) : Group.Evaluate(context, current, frame);
    }

    private static StepValue StartAtArray(EvaluationContext context, PathStep step, in StepValue input, Frame frame)
    {
        var wrapped = input.Shape == StepShape.One ? JsonataValue.From(ListArray.SequenceOf(input.Value)) : input.Value;
        var result = step.Node.Run(context, wrapped, frame);

        // A predicate may have made it one value, which the reference implementation does not go on from.
        return result.IsArray ? new(result, StepShape.Plain) : default;
    }

    private static StepValue Step(EvaluationContext context, PathStep step, in StepValue input, Frame frame, bool isLast)
    {
        if (step.Sort is not null)
        {
            var sorted = step.Sort.Order(context, input, frame);
            foreach (var stage in step.Stages)
                sorted = Filter.Apply(context, stage.Predicate!, sorted, frame);
            return sorted;
        }

        var output = new StepOutput(context, input.Count);
        if (input.Shape == StepShape.One)
        {
            Step(context, step, input.Value, frame, ref output);
        }
        else
        {
            foreach (var item in input.Value.Items)
                Step(context, step, item, frame, ref output);
        }

        return output.Finish(isLast);
    }

    private static void Step(EvaluationContext context, PathStep step, in JsonataValue item, Frame frame, ref StepOutput output)
    {
        var result = step.Node.Run(context, item, frame);
        if (step.Stages.Length == 0)
        {
            output.AddResult(result);
            return;
        }

        var value = StepValue.OfInput(result);
        foreach (var stage in step.Stages)
            value = Filter.Apply(context, stage.Predicate!, value, frame);
        output.Add(value.Value, value.Shape);
    }

    private JsonataValue EvaluateTuples(EvaluationContext context, int from, in StepValue input, Frame frame)
    {
        var tuples = TupleSteps.Start(context, steps[from], input, frame);
        for (var i = from + 1; i < steps.Length; i++)
            tuples = TupleSteps.Evaluate(context, steps[i], tuples, frame);
        if (Group is not null)
            return Group.Evaluate(context, tuples, frame);
        if (KeepsTuples)
            return JsonataValue.From(new TupleArray(tuples));
        var output = new ListArray(tuples.Count, ArrayFlags.Sequence);
        foreach (var tuple in tuples)
            output.Add(tuple.Context);
        return new StepValue(JsonataValue.From(output), StepShape.Items).ToValue(KeepSingleton);
    }
}
