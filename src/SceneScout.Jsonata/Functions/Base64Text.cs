using System.Text;

namespace SceneScout.Jsonata.Functions;

/// <summary>Base 64 of strings whose characters are bytes.</summary>
internal static class Base64Text
{
    public static string Encode(string text) => Convert.ToBase64String(Array.ConvertAll(text.ToCharArray(), static c => (byte)c));

    /// <summary>Reads what can be read: characters that do not belong are skipped, also the URL-safe ones belong.</summary>
    public static string Decode(string text)
    {
        var digits = new StringBuilder(text.Length + 3);
        foreach (var c in text)
        {
            if (c == '=')
                break;
            if (char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '-' or '_')
                digits.Append(c switch { '-' => '+', '_' => '/', _ => c });
        }

        if (digits.Length % 4 == 1)
            digits.Length--;
        digits.Append('=', (4 - (digits.Length % 4)) % 4);
        return Encoding.Latin1.GetString(Convert.FromBase64String(digits.ToString()));
    }
}
