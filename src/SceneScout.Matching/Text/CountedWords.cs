using System.Globalization;

namespace SceneScout.Matching.Text;

/// <summary>Words of titles that count, and what they count.</summary>
internal static class CountedWords
{
    /// <summary>A word without the ending that makes a number an ordinal: "the 92nd meetup" is "meetup #92". Smaller ordinals are words of names, too: First Friday.</summary>
    public static string Numbered(string word) =>
        word.Length >= 4 && char.IsAsciiDigit(word[0]) && word[^2..] is "st" or "nd" or "rd" or "th" && word.AsSpan(0, word.Length - 2).IndexOfAnyExceptInRange('0', '9') < 0 ? word[..^2] : word;

    /// <summary>Whether a number stands beside a word. The second day, chapter 3, round B: a part; a day at the races is none.</summary>
    public static bool IsCounted(string[] folded, int at, WordList list) =>
        (at + 1 < folded.Length && IsCount(folded[at + 1], list)) || (at > 0 && IsCount(folded[at - 1], list));

    /// <summary>The number beside a word; 0 where there is none.</summary>
    public static int Beside(string[] folded, int at, WordList list)
    {
        return CountOf(at + 1) is var behind and > 0 ? behind : CountOf(at - 1);

        int CountOf(int beside) => beside >= 0 && beside < folded.Length && Numbered(RomanNumber.Arabic(folded[beside]) ?? list.Form(folded[beside])) is var digits
            && int.TryParse(digits.TrimEnd('s', 't', 'n', 'd', 'r', 'h'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static bool IsCount(string word, WordList list) =>
        char.IsAsciiDigit(list.Form(word)[0]) || RomanNumber.Arabic(word) is not null || (word.Length == 1 && char.IsAsciiLetter(word[0]) && word is not ("a" or "y" or "e" or "o" or "d" or "l" or "s"));
}
