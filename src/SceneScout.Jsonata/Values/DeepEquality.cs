using System.Runtime.CompilerServices;

namespace SceneScout.Jsonata.Values;

/// <summary>Equality of the operator <c>=</c>: by contents, the order of properties aside.</summary>
internal static class DeepEquality
{
    public static bool AreEqual(in JsonataValue left, in JsonataValue right)
    {
        if (left.Kind != right.Kind)
            return false;
        return left.Kind switch
        {
            JsonataKind.Undefined or JsonataKind.Null => true,
            JsonataKind.Boolean or JsonataKind.Number => left.Number == right.Number,
            JsonataKind.String => left.Text == right.Text,
            JsonataKind.Array => left.IsSameReference(right) || ArraysEqual(left, right),
            JsonataKind.Object => left.IsSameReference(right) || ObjectsEqual(left, right),
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

    private static bool ArraysEqual(in JsonataValue left, in JsonataValue right)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (left.Count != right.Count)
            return false;
        var others = right.Items.GetEnumerator();
        foreach (var item in left.Items)
        {
            others.MoveNext();
            if (!AreEqual(item, others.Current))
                return false;
        }

        return true;
    }

    private static bool ObjectsEqual(in JsonataValue left, in JsonataValue right)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var entries = ObjectEntries.Of(left);
        if (entries.Count != ObjectEntries.Count(right))
            return false;
        foreach (var (name, value) in entries)
        {
            var other = ObjectEntries.Property(right, name);
            if (other.IsUndefined != value.IsUndefined || !AreEqual(value, other))
                return false;
        }

        return true;
    }
}
