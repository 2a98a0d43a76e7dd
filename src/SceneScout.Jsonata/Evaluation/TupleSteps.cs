namespace SceneScout.Jsonata.Evaluation;

/// <summary>Steps that carry variables along with the values.</summary>
internal static class TupleSteps
{
    /// <summary>The first step that binds something.</summary>
    public static List<PathTuple> Start(EvaluationContext context, PathStep step, in StepValue input, Frame frame)
    {
        if (step.Sort is null)
            return Evaluate(context, step, Tuples(input), frame);
        var tuples = Tuples(step.Sort.Order(context, input, frame));
        if (step.Index is not null)
            BindPositions(tuples, step.Index);
        return Stages(context, step, tuples, frame);
    }

    public static List<PathTuple> Evaluate(EvaluationContext context, PathStep step, List<PathTuple> input, Frame frame)
    {
        if (step.Sort is not null)
            return Stages(context, step, step.Sort.Order(context, input, frame), frame);
        var result = new List<PathTuple>(input.Count);
        foreach (var tuple in input)
        {
            var value = step.Node.Run(context, tuple.Context, tuple.ToFrame(frame));
            if (value.Reference is TupleArray inner)
                result.AddRange(inner.Tuples.ConvertAll(tuple.Merge));
            else if (!value.IsUndefined)
                Bind(step, tuple, value, result);
            context.CheckLength(result.Count);
        }

        context.Produce(result.Count);
        return Stages(context, step, result, frame);
    }

    public static List<PathTuple> Filter(EvaluationContext context, Node predicate, List<PathTuple> input, Frame frame)
    {
        var result = new List<PathTuple>();
        for (var i = 0; i < input.Count; i++)
        {
            var selected = predicate is LiteralNode { Value.Kind: JsonataKind.Number } literal
                ? literal.Value
                : predicate.Run(context, input[i].Context, input[i].ToFrame(frame));
            for (var times = Evaluation.Filter.Selections(context, selected, i, input.Count); times > 0; times--)
                result.Add(input[i]);
        }

        return result;
    }

    private static List<PathTuple> Tuples(in StepValue input)
    {
        var result = new List<PathTuple>(input.Count);
        for (var i = 0; i < input.Count; i++)
            result.Add(new(input.ItemAt(i)));
        return result;
    }

    private static void Bind(PathStep step, PathTuple tuple, in JsonataValue values, List<PathTuple> result)
    {
        var index = 0;
        foreach (var value in values.Items)
        {
            var next = step.Focus is null ? tuple.WithContext(value) : tuple.With(step.Focus, value);
            if (step.Index is not null)
                next = next.With(step.Index, index);
            if (step.Ancestor is not null)
                next = next.With(step.Ancestor, tuple.Context);
            result.Add(next);
            index++;
        }
    }

    private static List<PathTuple> Stages(EvaluationContext context, PathStep step, List<PathTuple> tuples, Frame frame)
    {
        foreach (var stage in step.Stages)
        {
            if (stage.Predicate is not null)
                tuples = Filter(context, stage.Predicate, tuples, frame);
            else
                BindPositions(tuples, stage.IndexVariable!);
        }

        return tuples;
    }

    private static void BindPositions(List<PathTuple> tuples, string variable)
    {
        for (var i = 0; i < tuples.Count; i++)
            tuples[i] = tuples[i].With(variable, i);
    }
}
