using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace SceneScout.Jsonata.Values;

/// <summary>Reads strings from a document, also those with half of a surrogate pair, which JSON allows and JavaScript keeps.</summary>
internal static class ElementStrings
{
    public static string Read(in JsonElement element)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return Unescape(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(element))[1..^1]);
        }
    }

    public static string Name(in JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return Unescape(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(property)));
        }
    }

    public static bool Equals(in JsonElement element, string other, ReadOnlySpan<byte> otherUtf8)
    {
        var raw = JsonMarshal.GetRawUtf8Value(element)[1..^1];
        return raw.Contains((byte)'\\') ? Equals(element, other) : raw.SequenceEqual(otherUtf8);
    }

    public static bool Equals(in JsonElement element, string other)
    {
        try
        {
            return element.ValueEquals(other);
        }
        catch (InvalidOperationException)
        {
            return Read(element) == other;
        }
    }

    private static string Unescape(string raw)
    {
        var result = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                result.Append(raw[i]);
                continue;
            }

            var escape = raw[++i];
            if (escape == 'u')
            {
                result.Append((char)ushort.Parse(raw.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            result.Append(escape switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => escape });
        }

        return result.ToString();
    }
}
