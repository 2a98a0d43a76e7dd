using Quickenshtein;

namespace SceneScout.Matching.Text;

/// <summary>
/// How many letters have to be put in, taken out or changed to make one text of another. Of texts as short as words are a column of the table is one number (Myers 1999, in the form of Hyyrö 2003), which takes a fifth of the time that filling it in takes.
/// </summary>
internal static class EditDistance
{
    private const int Signs = 128;

    [ThreadStatic]
    private static ulong[]? _places;

    /// <summary>The distance.</summary>
    public static int Of(string a, string b)
    {
        var (pattern, text) = a.Length <= b.Length ? (a, b) : (b, a);
        if (pattern.Length == 0)
            return text.Length;
        if (pattern.Length > 64 || !System.Text.Ascii.IsValid(pattern) || !System.Text.Ascii.IsValid(text))
            return Levenshtein.GetDistance(a, b);
        var places = _places ??= new ulong[Signs];
        for (var at = 0; at < pattern.Length; at++)
            places[pattern[at]] |= 1UL << at;
        var distance = Counted(pattern.Length, text, places);
        foreach (var sign in pattern)
            places[sign] = 0;
        return distance;
    }

    /// <summary>True when one text is another with two neighbouring letters in the other order: one mistake.</summary>
    public static bool IsSwapped(string a, string b)
    {
        if (a.Length != b.Length || a == b)
            return false;
        var at = 0;
        while (a[at] == b[at])
            at++;
        return at + 1 < a.Length && a[at] == b[at + 1] && a[at + 1] == b[at] && a.AsSpan(at + 2).SequenceEqual(b.AsSpan(at + 2));
    }

    private static int Counted(int length, string text, ulong[] places)
    {
        // Where a column's numbers rise and fall by one.
        var (rises, falls, last, distance) = (ulong.MaxValue, 0UL, 1UL << (length - 1), length);
        foreach (var sign in text)
        {
            var same = places[sign];
            var vertical = same | falls;
            var horizontal = (unchecked((same & rises) + rises) ^ rises) | same;
            var up = falls | ~(horizontal | rises);
            var down = rises & horizontal;
            if ((up & last) != 0)
                distance++;
            else if ((down & last) != 0)
                distance--;
            up = (up << 1) | 1;
            rises = (down << 1) | ~(vertical | up);
            falls = up & vertical;
        }

        return distance;
    }
}
