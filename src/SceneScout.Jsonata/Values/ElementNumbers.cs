using System.Runtime.InteropServices;
using System.Text.Json;

namespace SceneScout.Jsonata.Values;

/// <summary>Reads numbers from a document. Short whole numbers, the usual ones, are read by hand: that is several times faster.</summary>
internal static class ElementNumbers
{
    private const int ExactDigits = 15;

    public static double Read(in JsonElement element)
    {
        var text = JsonMarshal.GetRawUtf8Value(element);
        var negative = text[0] == (byte)'-';
        if (negative)
            text = text[1..];
        if (text.Length > ExactDigits)
            return element.GetDouble();
        long value = 0;
        foreach (var digit in text)
        {
            var d = (uint)(digit - '0');
            if (d > 9)
                return element.GetDouble();
            value = (value * 10) + d;
        }

        return negative ? -(double)value : value;
    }
}
