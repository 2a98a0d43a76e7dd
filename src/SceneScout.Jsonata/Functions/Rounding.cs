using System.Globalization;

using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Functions;

/// <summary>Rounding to the nearest number of so many decimals, halves to the even one.</summary>
internal static class Rounding
{
    public static double HalfToEven(double value, double precision)
    {
        if (!double.IsFinite(value))
            return value;
        if (precision == 0)
            return Whole(value);
        return Shift(Whole(Shift(value, precision)), -precision) + 0.0;
    }

    private static double Whole(double value)
    {
        var result = Math.Round(value, MidpointRounding.ToEven);
        return result == 0 ? 0 : result;
    }

    /// <summary>Moves the decimal point in the decimal text: a multiplication would bring in the noise of binary fractions.</summary>
    private static double Shift(double value, double places)
    {
        if (!double.IsFinite(value))
            return double.NaN;
        var text = JsNumber.Format(value);
        var e = text.IndexOf('e', StringComparison.Ordinal);
        var mantissa = e < 0 ? text : text[..e];
        var exponent = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var shifted = string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{exponent + (long)Math.Clamp(places, -9999, 9999)}");
        return double.Parse(shifted, NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
