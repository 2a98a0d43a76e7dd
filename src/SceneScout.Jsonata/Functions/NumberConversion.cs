using System.Globalization;
using System.Text.RegularExpressions;

namespace SceneScout.Jsonata.Functions;

/// <summary>Values as numbers: <c>$number</c>.</summary>
internal static partial class NumberConversion
{
    public static JsonataValue Of(in JsonataValue value)
    {
        switch (value.Kind)
        {
            case JsonataKind.Number:
                return value;
            case JsonataKind.Boolean:
                return value.Truth ? 1 : 0;
            case JsonataKind.String:
                if (Read(value.Text) is { } number)
                    return number;
                break;
        }

        throw new JsonataException("D3030") { Value = value, ArgumentIndex = 1 };
    }

    private static double? Read(string text)
    {
        if (DecimalNumber().IsMatch(text))
        {
            var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            return double.IsFinite(number) ? number : null;
        }

        if (!RadixNumber().IsMatch(text))
            return null;
        var radix = (text[1] | ' ') switch { 'x' => 16, 'o' => 8, _ => 2 };
        return text.Skip(2).Aggregate(0d, (total, digit) => (total * radix) + Convert.ToInt32(digit.ToString(), 16));
    }

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?\z")]
    private static partial Regex DecimalNumber();

    [GeneratedRegex(@"^(0[xX][0-9A-Fa-f]+|0[oO][0-7]+|0[bB][01]+)\z")]
    private static partial Regex RadixNumber();
}
