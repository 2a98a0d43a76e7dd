namespace SceneScout.Jsonata.Evaluation;

/// <summary>A stable sort that works with any answer of a comparison, also with contradictory ones.</summary>
internal static class MergeSort
{
    /// <summary>Sorts a copy. The comparison gets two indices and says whether the second item comes first.</summary>
    public static T[] Sort<T>(T[] items, Func<int, int, bool> rightFirst)
    {
        var order = new int[items.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Sort(order, new int[order.Length], 0, order.Length, rightFirst);
        return Array.ConvertAll(order, index => items[index]);
    }

    private static void Sort(int[] order, int[] spare, int from, int to, Func<int, int, bool> rightFirst)
    {
        if (to - from <= 1)
            return;
        var middle = from + ((to - from) / 2);
        Sort(order, spare, from, middle, rightFirst);
        Sort(order, spare, middle, to, rightFirst);
        Array.Copy(order, from, spare, from, to - from);
        var left = from;
        var right = middle;
        for (var at = from; at < to; at++)
        {
            if (left == middle || (right < to && rightFirst(spare[left], spare[right])))
                order[at] = spare[right++];
            else
                order[at] = spare[left++];
        }
    }
}
