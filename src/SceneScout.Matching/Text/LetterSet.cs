using System.Numerics;

namespace SceneScout.Matching.Text;

/// <summary>Which letters stand in a word, as bits: two words of which many letters differ need no counting of edits.</summary>
internal static class LetterSet
{
    private const int Letters = 26;
    private const int Digits = 10;
    private const int Others = 64 - Letters - Digits;

    /// <summary>The letters of a text.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var set = 0UL;
        foreach (var c in text)
            set |= 1UL << (c is >= 'a' and <= 'z' ? c - 'a' : c is >= '0' and <= '9' ? Letters + c - '0' : Letters + Digits + (c % Others));
        return set;
    }

    /// <summary>So many edits lead from one text to another at least: one edit takes a letter away and puts another there at most.</summary>
    public static int LeastEdits(ulong a, ulong b) => (BitOperations.PopCount(a ^ b) + 1) / 2;
}
