using System.Runtime.CompilerServices;

using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>All properties of an object, <c>*</c>.</summary>
internal sealed class WildcardNode(bool keepArray, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        var source = input.ArrayReference is { IsOuterWrapper: true, Count: > 0 } wrapper ? wrapper[0] : input;
        if (source.Kind is not (JsonataKind.Object or JsonataKind.Array))
            return default;
        var result = new ListArray(0, ArrayFlags.Sequence);
        if (source.IsArray)
        {
            foreach (var item in source.Items)
                Add(context, result, item);
        }
        else
        {
            foreach (var (_, value) in ObjectEntries.Of(source))
                Add(context, result, value);
        }

        return Sequences.Normalize(JsonataValue.From(result), keepArray);
    }

    private static void Add(EvaluationContext context, ListArray result, in JsonataValue value)
    {
        if (!value.IsArray)
        {
            context.Produce(1);
            result.Add(value);
            return;
        }

        // What was put together from arrays is an array of the data, no longer a sequence.
        result.Flags &= ~ArrayFlags.Sequence;
        Flatten(context, result, value);
        context.CheckLength(result.Count);
    }

    private static void Flatten(EvaluationContext context, ListArray result, in JsonataValue value)
    {
        if (!value.IsArray)
        {
            context.Produce(1);
            result.Add(value);
            return;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var item in value.Items)
        {
            context.Step();
            Flatten(context, result, item);
        }
    }
}
