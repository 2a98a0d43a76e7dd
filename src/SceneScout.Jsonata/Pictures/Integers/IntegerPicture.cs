using System.Globalization;
using System.Text;

using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Pictures.Integers;

/// <summary>A picture of whole numbers (XPath and XQuery Functions 3.1, §4.6): digits, letters, Roman numerals or words, cardinal or ordinal.</summary>
internal sealed record IntegerPicture
{
    /// <summary>Roman numerals have no sign for more than a thousand; beyond this they would only be long.</summary>
    private const double LargestRoman = 1_000_000;

    private const int MostDigits = 10_000;

    public IntegerNotation Notation { get; init; }

    public LetterCase Case { get; init; }

    public bool IsOrdinal { get; init; }

    /// <summary>The code point of the zero of the digits' family.</summary>
    public int Zero { get; init; } = '0';

    public int MandatoryDigits { get; init; }

    public int OptionalDigits { get; init; }

    public IReadOnlyList<GroupingSeparator> Separators { get; init; } = [];

    /// <summary>The one separator that is repeated at regular intervals.</summary>
    public GroupingSeparator? RegularSeparator { get; init; }

    /// <summary>How many digits are read when other digits follow at once; 0 when it does not matter.</summary>
    public int ReadWidth { get; init; }

    /// <summary>The text of a numbering sequence that is not supported.</summary>
    public string SequenceToken { get; init; } = "";

    public static IntegerPicture Parse(string picture)
    {
        var semicolon = picture.LastIndexOf(';');
        var primary = semicolon < 0 ? picture : picture[..semicolon];
        var ordinal = semicolon >= 0 && picture.AsSpan(semicolon + 1).StartsWith("o", StringComparison.Ordinal);
        return primary switch
        {
            "A" => new() { Notation = IntegerNotation.Letters, Case = LetterCase.Upper, IsOrdinal = ordinal },
            "a" => new() { Notation = IntegerNotation.Letters, IsOrdinal = ordinal },
            "I" => new() { Notation = IntegerNotation.Roman, Case = LetterCase.Upper, IsOrdinal = ordinal },
            "i" => new() { Notation = IntegerNotation.Roman, IsOrdinal = ordinal },
            "W" => new() { Notation = IntegerNotation.Words, Case = LetterCase.Upper, IsOrdinal = ordinal },
            "Ww" => new() { Notation = IntegerNotation.Words, Case = LetterCase.Title, IsOrdinal = ordinal },
            "w" => new() { Notation = IntegerNotation.Words, IsOrdinal = ordinal },
            _ => DecimalPattern.Parse(primary) with { IsOrdinal = ordinal },
        };
    }

    public string Format(double value)
    {
        var magnitude = Math.Abs(value);
        var text = Notation switch
        {
            IntegerNotation.Letters => LetterNumerals.Write(magnitude, Case == LetterCase.Upper ? 'A' : 'a'),
            IntegerNotation.Roman when magnitude > LargestRoman => throw new JsonataException("D3130") { Value = "i" },
            IntegerNotation.Roman => InCase(RomanNumerals.Write(magnitude)),
            IntegerNotation.Words => InCase(NumberWords.Write(magnitude, IsOrdinal)),
            IntegerNotation.Decimal => Digits(magnitude),
            _ => throw Unsupported(),
        };
        return value < 0 ? $"-{text}" : text;
    }

    /// <summary>Reads a number; NaN when the text is none.</summary>
    public double Read(string text) => Notation switch
    {
        IntegerNotation.Letters => LetterNumerals.Read(text, Case == LetterCase.Upper ? 'A' : 'a'),
        IntegerNotation.Roman => RomanNumerals.Read(Case == LetterCase.Upper ? text : text.ToUpperInvariant()),
        IntegerNotation.Words => NumberWords.Read(text.ToLowerInvariant()),
        IntegerNotation.Decimal => ReadDigits(text),
        _ => throw Unsupported(),
    };

    /// <summary>A regular expression for what this picture writes.</summary>
    public string ToRegex() => Notation switch
    {
        IntegerNotation.Letters => Case == LetterCase.Upper ? "[A-Z]+" : "[a-z]+",
        IntegerNotation.Roman => Case == LetterCase.Upper ? "[MDCLXVI]+" : "[mdclxvi]+",
        IntegerNotation.Words => NumberWords.Regex,
        IntegerNotation.Decimal => string.Create(
            CultureInfo.InvariantCulture, $"[0-9]{(ReadWidth > 0 ? $"{{{ReadWidth}}}" : "+")}{(IsOrdinal ? "(?:th|st|nd|rd)" : "")}"),
        _ => throw Unsupported(),
    };

    private string InCase(string text) => Case switch
    {
        LetterCase.Upper => text.ToUpperInvariant(),
        LetterCase.Lower => text.ToLowerInvariant(),
        _ => text,
    };

    private string Digits(double magnitude)
    {
        if (MandatoryDigits > MostDigits)
            throw new JsonataException("D1014") { Value = MostDigits };
        var text = JsNumber.Format(magnitude).PadLeft(MandatoryDigits, '0');
        if (Zero != '0')
            text = string.Concat(text.Select(c => char.ConvertFromUtf32(c + Zero - '0')));
        text = DecimalPattern.Group(text, this);
        return IsOrdinal ? text + OrdinalSuffix(text) : text;
    }

    private static string OrdinalSuffix(string digits)
    {
        if (digits.Length > 1 && digits[^2] == '1')
            return "th";
        return digits[^1] switch { '1' => "st", '2' => "nd", '3' => "rd", _ => "th" };
    }

    private double ReadDigits(string text)
    {
        var digits = new StringBuilder(IsOrdinal && text.Length >= 2 ? text[..^2] : text);
        if (RegularSeparator is not null)
            digits.Replace(",", "");
        foreach (var separator in RegularSeparator is null ? Separators : [])
            digits.Replace(separator.Character, "");
        var value = 0d;
        var count = 0;
        var negative = digits.Length > 0 && digits[0] == '-';
        for (var i = negative ? 1 : 0; i < digits.Length && digits[i] - Zero is >= 0 and <= 9; i++, count++)
            value = (value * 10) + (digits[i] - Zero);
        return count == 0 ? double.NaN : negative ? -value : value;
    }

    private JsonataException Unsupported() => new("D3130") { Value = SequenceToken };
}
