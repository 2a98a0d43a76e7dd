using System.Runtime.CompilerServices;

using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>A value and everything in it, <c>**</c>.</summary>
internal sealed class DescendantNode(bool keepArray, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        if (input.IsUndefined)
            return default;
        var result = new ListArray(0, ArrayFlags.Sequence);
        Collect(context, result, input);
        return Sequences.Normalize(JsonataValue.From(result), keepArray && result.Count > 1);
    }

    private static void Collect(EvaluationContext context, ListArray result, in JsonataValue value)
    {
        context.Step();
        if (value.IsArray)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            foreach (var item in value.Items)
                Collect(context, result, item);
            return;
        }

        result.Add(value);
        context.Produce(1);
        context.CheckLength(result.Count);
        if (value.Kind != JsonataKind.Object)
            return;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var (_, property) in ObjectEntries.Of(value))
            Collect(context, result, property);
    }
}
