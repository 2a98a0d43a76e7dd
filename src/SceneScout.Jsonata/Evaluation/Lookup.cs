using System.Runtime.CompilerServices;

using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>The property of an object, or those of all objects in an array: <c>$lookup</c> and every name in a path.</summary>
internal static class Lookup
{
    public static JsonataValue Property(EvaluationContext context, in JsonataValue input, PropertyName name)
    {
        if (input.Kind == JsonataKind.Object)
            return Sequences.Normalize(name.In(input));
        if (!input.IsArray)
            return default;
        var output = new StepOutput(context, 0);
        Collect(context, ref output, input, name);
        return output.Finish(isLast: false).ToValue(keepSingleton: false);
    }

    private static void Collect(EvaluationContext context, ref StepOutput output, in JsonataValue array, PropertyName name)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var item in array.Items)
        {
            context.Step();
            if (item.Kind == JsonataKind.Object)
            {
                var value = name.In(item);
                if (!value.IsUndefined)
                    output.Add(value, value.IsArray ? StepShape.Items : StepShape.One);
            }
            else if (item.IsArray)
            {
                Collect(context, ref output, item, name);
            }
        }
    }
}
