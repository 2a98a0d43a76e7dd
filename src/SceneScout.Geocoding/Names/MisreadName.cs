using System.Buffers;
using System.Text;

namespace SceneScout.Geocoding.Names;

/// <summary>Repairs UTF-8 that was read as Latin-1 or Windows-1252: <c>MÃ¼nchen</c>.</summary>
internal static class MisreadName
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("ÃÂÅÄ");
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>The text that was meant; the same where nothing is wrong with it.</summary>
    public static string Repair(string text)
    {
        if (!text.AsSpan().ContainsAny(Signs) || text.Any(sign => sign > 0xFF))
            return text;
        try
        {
            return Strict.GetString(Encoding.Latin1.GetBytes(text));
        }
        catch (DecoderFallbackException)
        {
            return text;
        }
    }
}
