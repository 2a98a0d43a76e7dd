namespace SceneScout.Jsonata.Pictures.Numbers;

/// <summary>One of the two parts of a number picture, taken apart (XPath and XQuery Functions 3.1, §4.7.4).</summary>
internal sealed class SubPicture
{
    public SubPicture(string text, DecimalSymbols symbols)
    {
        Text = text;
        var first = IndexOfActive(text, symbols);
        Prefix = first < 0 ? "" : text[..first];
        Suffix = text[(LastIndexOfActive(text, symbols) + 1)..];
        if (first < 0)
            Suffix = "";
        Active = text[Prefix.Length..(text.Length - Suffix.Length)];
        Mantissa = Active;
        var exponent = text.IndexOf(symbols.ExponentSeparator, Prefix.Length, StringComparison.Ordinal);
        if (exponent >= 0 && exponent <= text.Length - Suffix.Length)
        {
            Mantissa = Active[..Math.Min(exponent, Active.Length)];
            Exponent = Active[Math.Min(exponent + 1, Active.Length)..];
        }

        var point = Mantissa.IndexOf(symbols.DecimalSeparator, StringComparison.Ordinal);
        Integer = point < 0 ? Mantissa : Mantissa[..point];
        Fraction = point < 0 ? Suffix : Mantissa[(point + 1)..];
    }

    public string Text { get; }

    public string Prefix { get; init; }

    public string Suffix { get; }

    public string Active { get; }

    public string Mantissa { get; }

    /// <summary>The digits of the exponent; null when there is none.</summary>
    public string? Exponent { get; }

    public string Integer { get; }

    public string Fraction { get; }

    private static int IndexOfActive(string text, DecimalSymbols symbols)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (symbols.IsActive(text[i]) && !symbols.IsExponentSeparator(text[i]))
                return i;
        }

        return -1;
    }

    private static int LastIndexOfActive(string text, DecimalSymbols symbols)
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (symbols.IsActive(text[i]) && !symbols.IsExponentSeparator(text[i]))
                return i;
        }

        return -1;
    }
}
