namespace SceneScout.Matching.Places;

/// <summary>Telephone numbers as digits that compare, whoever wrote the country's code.</summary>
internal static class PhoneNumbers
{
    /// <summary>Digits that are kept, from the end: with fewer, countries and areas meet; with more, country codes part what is one.</summary>
    public const int Digits = 9;

    private const int Least = 7;
    private const int MostNumbers = 3;

    // A number within its area: areas are divided, and get new codes.
    private const ulong Local = 10_000_000;

    /// <summary>The numbers in a text; empty when there is none.</summary>
    public static ulong[] Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        var numbers = new List<ulong>();
        foreach (var part in text.ToLowerInvariant().Split([";", " or ", ",", " and ", "|"], StringSplitOptions.RemoveEmptyEntries))
            if (numbers.Count < MostNumbers && Read(part) is { } number && !numbers.Contains(number))
                numbers.Add(number);
        return [.. numbers];
    }

    /// <summary>1 a number of one is a number of the other, 0.7 but for the area's code, 0.35 but for one digit, 0 they differ; NaN when one has none.</summary>
    public static float Likeness(ulong[] left, ulong[] right)
    {
        if (left.Length == 0 || right.Length == 0)
            return float.NaN;
        var best = 0f;
        foreach (var one in left)
            foreach (var other in right)
                best = Math.Max(best, one == other ? 1 : one % Local == other % Local ? 0.7f : DigitsApart(one, other) == 1 ? 0.35f : 0);
        return best;
    }

    private static int DigitsApart(ulong one, ulong other)
    {
        var apart = 0;
        for (; one != other && apart < 2; one /= 10, other /= 10)
            if (one % 10 != other % 10)
                apart++;
        return apart;
    }

    private static ulong? Read(string text)
    {
        var extension = text.IndexOf('x', StringComparison.Ordinal);
        var digits = new List<char>(16);
        foreach (var c in text.AsSpan(0, extension > 6 ? extension : text.Length))
            if (char.IsAsciiDigit(c))
                digits.Add(c);
            else if (char.IsAsciiLetter(c) && digits.Count >= 3)
                digits.Add(Key(c)); // 213-466-EATS
        if (digits.Count < Least || digits.Count > 16)
            return null;
        var number = 0UL;
        foreach (var digit in digits.Count > Digits ? digits[^Digits..] : digits)
            number = (number * 10) + (ulong)(digit - '0');
        return number;
    }

    private static char Key(char letter) => "22233344455566677778889999"[letter - 'a'];
}
