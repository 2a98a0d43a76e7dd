namespace SceneScout.Jsonata.Pictures.Numbers;

/// <summary>The characters of number pictures.</summary>
internal sealed record DecimalSymbols
{
    public static DecimalSymbols Default { get; } = new();

    public string DecimalSeparator { get; init; } = ".";

    public string GroupingSeparator { get; init; } = ",";

    public string ExponentSeparator { get; init; } = "e";

    public string MinusSign { get; init; } = "-";

    public string Percent { get; init; } = "%";

    public string PerMille { get; init; } = "‰";

    public char ZeroDigit { get; init; } = '0';

    public string OptionalDigit { get; init; } = "#";

    public string PatternSeparator { get; init; } = ";";

    public static DecimalSymbols From(IEnumerable<KeyValuePair<string, JsonataValue>> options)
    {
        var result = Default;
        foreach (var (name, value) in options)
        {
            var text = value.Kind == JsonataKind.String ? value.Text : value.ToJsonString();
            result = name switch
            {
                "decimal-separator" => result with { DecimalSeparator = text },
                "grouping-separator" => result with { GroupingSeparator = text },
                "exponent-separator" => result with { ExponentSeparator = text },
                "minus-sign" => result with { MinusSign = text },
                "percent" => result with { Percent = text },
                "per-mille" => result with { PerMille = text },
                "zero-digit" => result with { ZeroDigit = text.Length > 0 ? text[0] : '0' },
                "digit" => result with { OptionalDigit = text },
                "pattern-separator" => result with { PatternSeparator = text },
                _ => result,
            };
        }

        return result;
    }

    public bool IsDigit(char c) => c >= ZeroDigit && c <= ZeroDigit + 9;

    public bool IsOptionalDigit(char c) => OptionalDigit.Length == 1 && OptionalDigit[0] == c;

    /// <summary>Characters that say how to format; others are written as they are.</summary>
    public bool IsActive(char c) =>
        IsDigit(c) || Is(DecimalSeparator, c) || Is(ExponentSeparator, c) || Is(GroupingSeparator, c) || Is(OptionalDigit, c) || Is(PatternSeparator, c);

    public bool IsExponentSeparator(char c) => Is(ExponentSeparator, c);

    private static bool Is(string symbol, char c) => symbol.Length == 1 && symbol[0] == c;
}
