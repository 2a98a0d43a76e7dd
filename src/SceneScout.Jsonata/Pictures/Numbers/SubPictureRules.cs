namespace SceneScout.Jsonata.Pictures.Numbers;

/// <summary>What a part of a number picture must and must not have (§4.7.3). Of several faults the last one is reported, as in the reference implementation.</summary>
internal static class SubPictureRules
{
    public static void Check(SubPicture part, DecimalSymbols symbols)
    {
        string? error = null;
        foreach (var (code, broken) in Rules(part, symbols))
        {
            if (broken)
                error = code;
        }

        if (error is not null)
            throw new JsonataException(error);
    }

    private static IEnumerable<(string Code, bool IsBroken)> Rules(SubPicture part, DecimalSymbols symbols)
    {
        var text = part.Text;
        var point = text.IndexOf(symbols.DecimalSeparator, StringComparison.Ordinal);
        var hasPercent = text.Contains(symbols.Percent, StringComparison.Ordinal);
        var hasPerMille = text.Contains(symbols.PerMille, StringComparison.Ordinal);
        yield return ("D3081", Repeats(text, symbols.DecimalSeparator));
        yield return ("D3082", Repeats(text, symbols.Percent));
        yield return ("D3083", Repeats(text, symbols.PerMille));
        yield return ("D3084", hasPercent && hasPerMille);
        yield return ("D3085", !part.Mantissa.Any(c => symbols.IsDigit(c) || symbols.IsOptionalDigit(c)));
        yield return ("D3086", part.Active.Any(c => !symbols.IsActive(c)));
        yield return ("D3087", point >= 0 && (IsAt(text, point - 1, symbols.GroupingSeparator) || IsAt(text, point + 1, symbols.GroupingSeparator)));
        yield return ("D3088", point < 0 && IsAt(part.Integer, part.Integer.Length - 1, symbols.GroupingSeparator));
        yield return ("D3089", text.Contains(symbols.GroupingSeparator + symbols.GroupingSeparator, StringComparison.Ordinal));
        yield return ("D3090", DigitBeforeOptional(part.Integer, symbols));
        yield return ("D3091", DigitAfterOptional(part.Fraction, symbols));
        yield return ("D3092", part.Exponent is { Length: > 0 } && (hasPercent || hasPerMille));
        yield return ("D3093", part.Exponent is not null && (part.Exponent.Length == 0 || !part.Exponent.All(symbols.IsDigit)));
    }

    private static bool Repeats(string text, string symbol) =>
        text.IndexOf(symbol, StringComparison.Ordinal) != text.LastIndexOf(symbol, StringComparison.Ordinal);

    private static bool IsAt(string text, int index, string symbol) =>
        index >= 0 && index < text.Length && symbol.Length == 1 && text[index] == symbol[0];

    private static bool DigitBeforeOptional(string integer, DecimalSymbols symbols)
    {
        var optional = integer.IndexOf(symbols.OptionalDigit, StringComparison.Ordinal);
        return optional >= 0 && integer[..optional].Any(symbols.IsDigit);
    }

    private static bool DigitAfterOptional(string fraction, DecimalSymbols symbols)
    {
        var optional = fraction.LastIndexOf(symbols.OptionalDigit, StringComparison.Ordinal);
        return optional >= 0 && fraction[optional..].Any(symbols.IsDigit);
    }
}
