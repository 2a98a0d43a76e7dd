using System.Globalization;

namespace SceneScout.Matching.Text;

/// <summary>Numbers in Roman letters: what one title counts so (<c>Part IV</c>, <c>Super Bowl LX</c>) another counts in Arabic ones.</summary>
internal static class RomanNumber
{
    private const int Longest = 7;

    /// <summary>The number in Arabic digits; null for a word that is none, or that is a word, too (<c>mix</c>, <c>I</c>, <c>XL</c>, <c>Liv</c>).</summary>
    /// <param name="word">A folded word.</param>
    public static string? Arabic(string word)
    {
        if (word.Length is < 2 or > Longest || word is "li" or "xi" or "xl" or "liv" or "xx" or "xxx")
            return null;
        var (sum, last) = (0, int.MaxValue);
        for (var at = 0; at < word.Length; at++)
        {
            var (value, next) = (Value(word[at]), at + 1 < word.Length ? Value(word[at + 1]) : 0);
            if (value == 0)
                return null;
            if (next > value)
                (value, at) = (next - value, at + 1);

            if (value > last)
                return null;
            (sum, last) = (sum + value, value);
        }

        return Written(sum) == word ? sum.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static int Value(char letter) => letter switch { 'i' => 1, 'v' => 5, 'x' => 10, 'l' => 50, _ => 0 };

    // There is one way to write a number.
    private static string Written(int number)
    {
        var text = "";
        foreach (var (value, letters) in new[] { (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i") })
            for (; number >= value; number -= value)
                text += letters;
        return text;
    }
}
