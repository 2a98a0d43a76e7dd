using System.Runtime.CompilerServices;

using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>The rules of sequences.</summary>
internal static class Sequences
{
    /// <summary>A sequence of none is undefined; one of one item is that item, unless it is to stay an array.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static JsonataValue Normalize(in JsonataValue value, bool keepArray = false) =>
        value.IsArray && value.Reference is ArrayValue { IsSequence: true } sequence ? Normalize(value, sequence, keepArray) : value;

    /// <summary>Two values one after the other, arrays by their items: <c>$append</c>.</summary>
    public static JsonataValue Append(EvaluationContext context, in JsonataValue first, in JsonataValue second)
    {
        if (first.IsUndefined)
            return second;
        if (second.IsUndefined)
            return first;
        var length = (long)first.Count + second.Count;
        context.CheckLength(length);
        context.Produce(length);
        var result = new ListArray((int)length);
        result.AddItemsOf(first);
        result.AddItemsOf(second);
        return JsonataValue.From(result);
    }

    private static JsonataValue Normalize(in JsonataValue value, ArrayValue sequence, bool keepArray)
    {
        if (sequence is TupleArray)
            return value;
        switch (sequence.Count)
        {
            case 0:
                return default;
            case 1 when keepArray && !sequence.KeepSingleton:
                sequence.Flags |= ArrayFlags.KeepSingleton;
                return value;
            case 1:
                return sequence.KeepSingleton ? value : sequence[0];
            default:
                if (keepArray)
                    sequence.Flags |= ArrayFlags.KeepSingleton;
                return value;
        }
    }
}
