using SceneScout.Matching.Text;

namespace SceneScout.Matching.Places;

/// <summary>Postal codes, which feeds cut and extend.</summary>
internal static class PostalCodeForm
{
    /// <summary>Capital letters and digits alone; a US code without its extension. Null when nothing is left.</summary>
    public static string? Of(string? text)
    {
        var code = string.Concat(ComparableText.Words(text));
        if (code.Length == 9 && code.All(char.IsAsciiDigit))
            code = code[..5];
        return code.Length is >= 2 and <= 10 && code.Any(char.IsAsciiDigit) ? code : null;
    }

    /// <summary>How alike two codes are, 0 to 1: equal, the beginning of the other, the same area, or not.</summary>
    public static float Likeness(string left, string right)
    {
        if (left == right)
            return 1;
        var (shorter, longer) = left.Length <= right.Length ? (left, right) : (right, left);
        if (longer.StartsWith(shorter, StringComparison.Ordinal))
            return 0.8f;
        return shorter.Length >= 4 && string.CompareOrdinal(left, 0, right, 0, 3) == 0 ? 0.4f : 0;
    }
}
