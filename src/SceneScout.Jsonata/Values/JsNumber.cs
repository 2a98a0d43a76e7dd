using System.Globalization;

namespace SceneScout.Jsonata.Values;

/// <summary>Numbers as text the way JavaScript writes them (ECMA-262, Number::toString).</summary>
internal static class JsNumber
{
    private const double LargestExactInteger = 1e15;

    public static string Format(double value)
    {
        if (value == 0)
            return "0";
        if (Math.Abs(value) < LargestExactInteger && Math.Truncate(value) == value)
            return ((long)value).ToString(CultureInfo.InvariantCulture);
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "Infinity" : "-Infinity";
        return Layout(value);
    }

    /// <summary>The number nearest to the value that has 15 significant digits: what hides the noise of binary fractions.</summary>
    public static double Shorten(double value)
    {
        if (!double.IsFinite(value) || Math.Truncate(value) == value)
            return value;
        return double.Parse(value.ToString("E14", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static string Layout(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture).AsSpan();
        var sign = shortest[0] == '-' ? "-" : "";
        if (sign.Length > 0)
            shortest = shortest[1..];
        var exponent = 0;
        var e = shortest.IndexOf('E');
        if (e >= 0)
        {
            exponent = int.Parse(shortest[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            shortest = shortest[..e];
        }

        var dot = shortest.IndexOf('.');
        var whole = dot < 0 ? shortest : shortest[..dot];
        var fraction = dot < 0 ? default : shortest[(dot + 1)..];
        var all = string.Concat(whole, fraction);
        var digits = all.TrimStart('0');
        var point = whole.Length + exponent - (all.Length - digits.Length);
        digits = digits.TrimEnd('0');
        return sign + Place(digits, point);
    }

    /// <summary>Writes digits whose decimal point stands after <paramref name="point"/> of them.</summary>
    private static string Place(string digits, int point)
    {
        if (point is > 0 and <= 21)
        {
            return point >= digits.Length
                ? digits.PadRight(point, '0')
                : string.Concat(digits.AsSpan(0, point), ".", digits.AsSpan(point));
        }

        if (point is > -6 and <= 0)
            return string.Concat("0.", new string('0', -point), digits);
        var exponent = point - 1;
        var mantissa = digits.Length == 1 ? digits : string.Concat(digits.AsSpan(0, 1), ".", digits.AsSpan(1));
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}");
    }
}
