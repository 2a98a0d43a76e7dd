using System.Text;
using AnyAscii;

namespace SceneScout.Geocoding.Names;

/// <summary>
/// Brings names of places to a form in which equal ones are equal: ASCII (other scripts are transliterated), lower case, no apostrophes, other signs as single spaces.
/// <c>fold.mjs</c> of the data's generator does the same.
/// </summary>
public static class PlaceKey
{
    /// <summary>Keys are cut here; no name of a place is as long.</summary>
    public const int MaxLength = 160;

    /// <summary>The key as text.</summary>
    public static string Of(string? text)
    {
        Span<byte> key = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(key[..Fold(text, key)]);
    }

    /// <summary>Writes the key and gives its length.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="key">Where to; what does not fit is left out.</param>
    public static int Fold(ReadOnlySpan<char> text, Span<byte> key)
    {
        var length = 0;
        var pending = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                Append((char)rune.Value, key, ref length, ref pending);
                continue;
            }

            if (rune.Value is 0x2019 or 0xB4)
                continue;
            foreach (var sign in rune.ToString().Transliterate())
                Append(sign, key, ref length, ref pending);
        }

        return length;
    }

    private static void Append(char sign, Span<byte> key, ref int length, ref bool pending)
    {
        if (char.IsAsciiLetterOrDigit(sign))
        {
            if (pending && length > 0 && length < key.Length)
                key[length++] = (byte)' ';
            pending = false;
            if (length < key.Length)
                key[length++] = (byte)char.ToLowerInvariant(sign);
        }
        else if (sign is not ('\'' or '`'))
        {
            pending = true;
        }
    }
}
