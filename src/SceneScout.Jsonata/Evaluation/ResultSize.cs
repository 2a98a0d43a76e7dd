using System.Runtime.CompilerServices;

using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>
/// Checks that a result can be written: parts that occur many times in it are one object in memory but many in text, and a transform
/// may have put an object into itself.
/// </summary>
internal static class ResultSize
{
    public static void Check(in JsonataValue result, JsonataLimits limits)
    {
        if (result.Reference is not (ArrayValue or ObjectValue))
            return;
        var left = limits.MaxProduced;
        Count(result, ref left, limits.MaxProduced);
    }

    private static void Count(in JsonataValue value, ref long left, long limit)
    {
        if (--left < 0)
            throw new JsonataException("D1014") { Value = limit };
        if (value.Reference is RangeArray range)
        {
            left -= range.Count;
        }
        else if (value.Reference is ListArray list)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            foreach (ref readonly var item in list.Span)
                Count(item, ref left, limit);
        }
        else if (value.Reference is MapObject map)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            foreach (var (_, property) in map.Properties())
                Count(property, ref left, limit);
        }
    }
}
