namespace SceneScout.Jsonata.Evaluation;

/// <summary>The values by which an order-by compares, each evaluated once and only when it is needed.</summary>
internal sealed class SortKeys((Node Expression, bool IsDescending)[] terms, int count, int position)
{
    private readonly JsonataValue?[][] _keys = [.. terms.Select(_ => new JsonataValue?[count])];

    /// <summary>Whether the right one of two items comes first.</summary>
    public bool Compare(int left, int right, Func<int, int, JsonataValue> evaluate)
    {
        for (var term = 0; term < terms.Length; term++)
        {
            var a = _keys[term][left] ??= evaluate(term, left);
            var b = _keys[term][right] ??= evaluate(term, right);
            var order = Compare(a, b, terms[term].IsDescending);
            if (order != 0)
                return order > 0;
        }

        return false;
    }

    private int Compare(in JsonataValue left, in JsonataValue right, bool descending)
    {
        // Whatever the direction, undefined comes last.
        if (left.IsUndefined || right.IsUndefined)
            return left.IsUndefined.CompareTo(right.IsUndefined);
        if (!IsComparable(left) || !IsComparable(right))
            throw new JsonataException("T2008") { Position = position, Value = IsComparable(left) ? right : left };
        if (left.Kind != right.Kind)
            throw new JsonataException("T2007") { Position = position, Value = left, SecondValue = right };
        var order = left.Kind == JsonataKind.Number ? left.Number.CompareTo(right.Number) : string.CompareOrdinal(left.Text, right.Text);
        return descending ? -order : order;
    }

    private static bool IsComparable(in JsonataValue value) => value.Kind is JsonataKind.Number or JsonataKind.String;
}
