using System.Runtime.CompilerServices;

using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>What counts as true: <c>$boolean</c>.</summary>
internal static class Truthiness
{
    public static bool Of(in JsonataValue value, EvaluationContext? context = null) => value.Kind switch
    {
        JsonataKind.Boolean => value.Truth,
        JsonataKind.Number => value.IsNumeric && value.Number != 0,
        JsonataKind.String => value.Reference is string text ? text.Length > 0 : !value.TextEquals("", default),
        JsonataKind.Object => !ObjectEntries.IsEmpty(value),
        JsonataKind.Array => AnyTrue(value, context),
        _ => false,
    };

    private static bool AnyTrue(in JsonataValue array, EvaluationContext? context)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var item in array.Items)
        {
            context?.Step();
            if (Of(item, context))
                return true;
        }

        return false;
    }
}
