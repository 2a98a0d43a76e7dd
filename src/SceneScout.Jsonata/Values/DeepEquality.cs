using System.Runtime.CompilerServices;

using SceneScout.Jsonata.Evaluation;

namespace SceneScout.Jsonata.Values;

/// <summary>Equality of the operator <c>=</c>: by contents, the order of properties aside.</summary>
internal static class DeepEquality
{
    public static bool AreEqual(in JsonataValue left, in JsonataValue right, EvaluationContext? context = null)
    {
        if (left.Kind != right.Kind)
            return false;
        return left.Kind switch
        {
            JsonataKind.Undefined or JsonataKind.Null => true,
            JsonataKind.Boolean or JsonataKind.Number => left.Number == right.Number,
            JsonataKind.String => TextsEqual(left, right),
            JsonataKind.Array => left.IsSameReference(right) || ArraysEqual(left, right, context),
            JsonataKind.Object => left.IsSameReference(right) || ObjectsEqual(left, right, context),
            _ => left.IsSameReference(right),
        };
    }

    /// <summary>Equality of the operator <c>in</c>: arrays and objects only when they are the same one.</summary>
    public static bool AreSame(in JsonataValue left, in JsonataValue right) =>
        left.Kind is JsonataKind.Array or JsonataKind.Object or JsonataKind.Function
            ? left.Kind == right.Kind && left.IsSameReference(right)
            : AreEqual(left, right);

    public static int Hash(in JsonataValue value) => value.Kind switch
    {
        JsonataKind.Boolean or JsonataKind.Number => value.Number.GetHashCode(),
        JsonataKind.String => value.Text.GetHashCode(StringComparison.Ordinal),
        JsonataKind.Array => HashCode.Combine(JsonataKind.Array, value.Count),
        JsonataKind.Object => HashCode.Combine(JsonataKind.Object, ObjectEntries.Count(value)),
        _ => (int)value.Kind,
    };

    private static bool TextsEqual(in JsonataValue left, in JsonataValue right)
    {
        if (left.Reference is string text)
            return right.Reference is string other ? text == other : ElementStrings.Equals(right.Element, text);
        return right.Reference is string known ? ElementStrings.Equals(left.Element, known) : left.Text == right.Text;
    }

    private static bool ArraysEqual(in JsonataValue left, in JsonataValue right, EvaluationContext? context)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (left.Count != right.Count)
            return false;
        var others = right.Items.GetEnumerator();
        foreach (var item in left.Items)
        {
            context?.Step();
            others.MoveNext();
            if (!AreEqual(item, others.Current, context))
                return false;
        }

        return true;
    }

    private static bool ObjectsEqual(in JsonataValue left, in JsonataValue right, EvaluationContext? context)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var entries = ObjectEntries.Of(left);
        if (entries.Count != ObjectEntries.Count(right))
            return false;
        foreach (var (name, value) in entries)
        {
            context?.Step();
            var other = ObjectEntries.Property(right, name);
            if (other.IsUndefined != value.IsUndefined || !AreEqual(value, other, context))
                return false;
        }

        return true;
    }
}
