using SceneScout.Matching.Text;

namespace SceneScout.Matching.Places;

/// <summary>Compares addresses.</summary>
internal static class AddressComparison
{
    private const float SameStreet = 0.7f;
    private const int NextDoor = 4;

    /// <summary>0 another street, 1 another street with the same number, 2 the same street with another number, 3 the same street and a number is missing, 4 numbers next to each other, 5 the same; NaN when nothing compares.</summary>
    public static float Compare(PreparedAddress a, PreparedAddress b)
    {
        var street = Streets(a.Streets, b.Streets);
        var number = Numbers(a, b);
        if (float.IsNaN(street))
            return number switch { 2 => 3.5f, _ => float.NaN };
        if (street < SameStreet)
            return number == 2 ? 1 : 0;
        return number switch { 2 => 5, 1 => 4, 0 => 2, _ => 3 };
    }

    // Of the shorter: the longer names the corner, the quarter, the mall.
    private static float Streets(NameWord[] a, NameWord[] b)
    {
        var (matchedA, totalA) = Matched(a, b);
        var (matchedB, totalB) = Matched(b, a);

        // A side with only "St" names no street.
        return Math.Min(totalA, totalB) < 0.5f ? float.NaN : Math.Min(1, Math.Min(matchedA, matchedB) / Math.Min(totalA, totalB));
    }

    private static (float Matched, float Total) Matched(NameWord[] words, NameWord[] others)
    {
        var (matched, total) = (0f, 0f);
        foreach (var word in words)
        {
            total += word.Weight;
            var best = 0f;
            foreach (var other in others)
                best = Math.Max(best, word.Hash == other.Hash ? Math.Min(word.Weight, other.Weight) : Alike(word, other));
            matched += best;
        }

        return (matched, total);
    }

    private static float Alike(in NameWord a, in NameWord b)
    {
        if (a.Weight < 1 || b.Weight < 1)
            return 0;
        var (shorter, longer) = a.Text.Length <= b.Text.Length ? (a.Text, b.Text) : (b.Text, a.Text);
        if (shorter.Length >= 4 && longer.StartsWith(shorter, StringComparison.Ordinal))
            return 0.9f;
        return shorter.Length >= 5 && longer.Length - shorter.Length <= 1 && LetterSet.LeastEdits(a.Letters, b.Letters) <= 1 && EditDistance.Of(shorter, longer) == 1 ? 0.9f : 0;
    }

    // 2 a common number, 1 next to each other, 0 others, -1 a side has none.
    private static int Numbers(PreparedAddress a, PreparedAddress b)
    {
        if (a.Numbers.Length == 0 || b.Numbers.Length == 0)
            return -1;
        var near = false;
        foreach (var left in a.Numbers)
            foreach (var right in b.Numbers)
            {
                if (left == right)
                    return 2;
                near |= Math.Abs(left - right) <= NextDoor;
            }

        return Within(a, b) || Within(b, a) ? 2 : near ? 1 : 0;
    }

    private static bool Within(PreparedAddress range, PreparedAddress other) =>
        range.IsRange && other.Numbers[0] >= range.Numbers[0] && other.Numbers[0] <= range.Numbers[1];
}
