using System.Globalization;

using SceneScout.Jsonata.Functions;
using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Pictures.Numbers;

/// <summary>A picture of numbers (XPath and XQuery Functions 3.1, §4.7), such as <c>#,##0.00</c>.</summary>
internal sealed class NumberPicture
{
    /// <summary>No JavaScript engine writes more decimals.</summary>
    private const int MostDecimals = 100;

    private readonly DecimalSymbols _symbols;
    private readonly NumberLayout _positive;
    private readonly NumberLayout _negative;

    private NumberPicture(DecimalSymbols symbols, NumberLayout positive, NumberLayout negative)
    {
        _symbols = symbols;
        _positive = positive;
        _negative = negative;
    }

    public static NumberPicture Parse(string picture, DecimalSymbols symbols)
    {
        var parts = picture.Split(symbols.PatternSeparator);
        if (parts.Length > 2)
            throw new JsonataException("D3080");
        var subPictures = Array.ConvertAll(parts, part => new SubPicture(part, symbols));
        foreach (var part in subPictures)
            SubPictureRules.Check(part, symbols);
        var layouts = Array.ConvertAll(subPictures, part => NumberLayout.Of(part, symbols));
        var negative = layouts.Length > 1 ? layouts[1] : layouts[0] with { Prefix = symbols.MinusSign + layouts[0].Prefix };
        return new(symbols, layouts[0], negative);
    }

    public string Format(double value)
    {
        if (!double.IsFinite(value))
            throw new JsonataException("D1001") { Value = value };
        var layout = value >= 0 ? _positive : _negative;
        var mantissa = Scale(value, layout);
        var exponent = layout.MinimumExponent == 0 ? (int?)null : Normalize(ref mantissa, layout);
        var text = Digits(Rounding.HalfToEven(mantissa, layout.MaximumFraction), layout);
        text = Group(text, layout);
        var point = text.IndexOf(_symbols.DecimalSeparator, StringComparison.Ordinal);
        if (!layout.Text.Contains(_symbols.DecimalSeparator, StringComparison.Ordinal) || point == text.Length - 1)
            text = text[..^1];
        return layout.Prefix + text + Exponent(exponent, layout) + layout.Suffix;
    }

    private double Scale(double value, NumberLayout layout)
    {
        if (layout.Text.Contains(_symbols.Percent, StringComparison.Ordinal))
            return value * 100;
        return layout.Text.Contains(_symbols.PerMille, StringComparison.Ordinal) ? value * 1000 : value;
    }

    private static int Normalize(ref double mantissa, NumberLayout layout)
    {
        var largest = Math.Pow(10, layout.ScalingFactor);
        var smallest = Math.Pow(10, layout.ScalingFactor - 1);
        var exponent = 0;
        if (mantissa == 0)
            return exponent;
        for (; Math.Abs(mantissa) < smallest; exponent--)
            mantissa *= 10;
        for (; Math.Abs(mantissa) > largest; exponent++)
            mantissa /= 10;
        return exponent;
    }

    private string Digits(double value, NumberLayout layout)
    {
        var text = Fixed(value, layout.MaximumFraction);
        text = text.Contains('.', StringComparison.Ordinal)
            ? text.Replace(".", _symbols.DecimalSeparator, StringComparison.Ordinal)
            : text + _symbols.DecimalSeparator;
        text = text.Trim(_symbols.ZeroDigit);
        var point = text.IndexOf(_symbols.DecimalSeparator, StringComparison.Ordinal);
        var fraction = text.Length - point - 1;
        return new string(_symbols.ZeroDigit, Math.Max(0, layout.MinimumInteger - point))
            + text
            + new string(_symbols.ZeroDigit, Math.Max(0, layout.MinimumFraction - fraction));
    }

    private string Fixed(double value, int decimals)
    {
        const double firstWithExponent = 1e21;
        var magnitude = Math.Abs(value);
        var text = magnitude >= firstWithExponent
            ? JsNumber.Format(magnitude)
            : magnitude.ToString($"F{Math.Min(decimals, MostDecimals)}", CultureInfo.InvariantCulture);
        return _symbols.ZeroDigit == '0'
            ? text
            : string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(c - '0' + _symbols.ZeroDigit) : c));
    }

    private string Group(string text, NumberLayout layout)
    {
        var point = text.IndexOf(_symbols.DecimalSeparator, StringComparison.Ordinal);
        if (layout.GroupInterval > 0)
        {
            for (var group = 1; group <= (point - 1) / layout.GroupInterval; group++)
                text = text.Insert(point - (group * layout.GroupInterval), _symbols.GroupingSeparator);
        }
        else
        {
            foreach (var position in layout.IntegerGroups)
            {
                text = Insert(text, point - position);
                point++;
            }
        }

        point = text.IndexOf(_symbols.DecimalSeparator, StringComparison.Ordinal);
        foreach (var position in layout.FractionGroups)
            text = Insert(text, point + 1 + position);
        return text;
    }

    /// <summary>Inserts a separator; a negative index counts from the end.</summary>
    private string Insert(string text, int index) =>
        text.Insert(Math.Clamp(index < 0 ? index + text.Length : index, 0, text.Length), _symbols.GroupingSeparator);

    private string Exponent(int? exponent, NumberLayout layout)
    {
        if (exponent is null)
            return "";
        var digits = Fixed(exponent.Value, 0).PadLeft(layout.MinimumExponent, _symbols.ZeroDigit);
        return _symbols.ExponentSeparator + (exponent < 0 ? _symbols.MinusSign : "") + digits;
    }
}
