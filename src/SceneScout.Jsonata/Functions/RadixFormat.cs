using System.Numerics;
using System.Text;

using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Functions;

/// <summary>Whole numbers in another base than ten.</summary>
internal static class RadixFormat
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static string Write(double value, int radix)
    {
        if (radix == 10 || !double.IsFinite(value) || value == 0)
            return JsNumber.Format(value);
        var result = new StringBuilder();
        for (var rest = BigInteger.Abs(new BigInteger(value)); !rest.IsZero; rest /= radix)
            result.Insert(0, Digits[(int)(rest % radix)]);
        return value < 0 ? $"-{result}" : result.ToString();
    }
}
