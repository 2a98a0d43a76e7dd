using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>A path of names only. As long as it meets no array it needs no memory.</summary>
internal sealed class NamePathNode(PropertyName[] names, int position) : Node(position)
{
    public PropertyName[] Names => names;

    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        var current = input;
        for (var i = 0; i < names.Length; i++)
        {
            if (current.Kind != JsonataKind.Object)
                return current.IsArray ? OverArray(context, current, i) : default;
            context.Leaf();
            current = names[i].In(current);
        }

        return Sequences.Normalize(current);
    }

    private JsonataValue OverArray(EvaluationContext context, in JsonataValue array, int from)
    {
        var current = from == 0 ? StepValue.OfInput(array) : StepValue.OfResult(array);
        for (var i = from; i < names.Length; i++)
        {
            var output = new StepOutput(context, current.Count);
            if (current.Shape == StepShape.One)
            {
                context.Leaf();
                output.AddResult(Lookup.Property(context, current.Value, names[i]));
            }
            else
            {
                foreach (var item in current.Value.Items)
                {
                    context.Leaf();
                    output.AddResult(Lookup.Property(context, item, names[i]));
                }
            }

            current = output.Finish(i == names.Length - 1);
            if (current.Shape == StepShape.Empty)
                return default;
        }

        return current.ToValue(keepSingleton: false);
    }
}
