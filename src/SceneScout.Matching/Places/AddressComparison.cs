using System.Globalization;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Places;

/// <summary>Compares addresses.</summary>
internal static class AddressComparison
{
    /// <summary>The same street with another number: that, and what is below it, are two houses.</summary>
    public const float OtherNumber = 2;

    private const float SameStreet = 0.7f;
    private const int NextDoor = 4;

    private const float Miswritten = 2.5f;

    // Of shorter numbers most differ in a digit.
    private const int LeastMiswritten = 100;

    // 1200 and 1300 differ in one digit, too, and are two blocks.
    private const int MostMiswritten = 20;

    /// <summary>0 another street, 1 another street with the same number, 2 the same street with another number, 2.5 where two digits are swapped or one of the last differs a little, 3 the same street and a number is missing, 4 numbers next to each other, 5 the same; NaN when nothing compares.</summary>
    public static float Compare(PreparedAddress a, PreparedAddress b)
    {
        var street = a.Named.Length > 0 && a.Named == b.Named ? 1 : Streets(a, b);
        var number = Numbers(a, b);
        if (float.IsNaN(street))
            return number switch { 2 => 3.5f, _ => float.NaN };
        if (street < SameStreet)
            return number == 2 ? 1 : 0;
        return number switch { 2 => 5, 1 => 4, 0 => IsMiswritten(a, b) ? Miswritten : OtherNumber, _ => 3 };
    }

    // Of the shorter: the longer names the corner, the quarter, the mall.
    private static float Streets(PreparedAddress a, PreparedAddress b)
    {
        var (matchedA, totalA) = Matched(a.Main, b.Streets);
        var (matchedB, totalB) = Matched(b.Main, a.Streets);

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
        return shorter.Length >= 5 && longer.Length - shorter.Length <= 1 && LetterSet.LeastEdits(a.Letters, b.Letters) <= 1
            && (EditDistance.Of(shorter, longer) == 1 || EditDistance.IsSwapped(shorter, longer)) ? 0.9f : 0;
    }

    // 804 and 840, 3448 and 3443: the hand that wrote it slipped.
    private static bool IsMiswritten(PreparedAddress a, PreparedAddress b)
    {
        foreach (var left in a.Numbers)
            foreach (var right in b.Numbers)
                if (Math.Min(left, right) >= LeastMiswritten && DigitsApart(left, right))
                    return true;
        return false;
    }

    private static bool DigitsApart(int left, int right)
    {
        var (one, other) = (left.ToString(CultureInfo.InvariantCulture), right.ToString(CultureInfo.InvariantCulture));
        return one.Length == other.Length ? (Math.Abs(left - right) < MostMiswritten && one.Length > 3 && EditDistance.Of(one, other) == 1) || EditDistance.IsSwapped(one, other) : false;
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
