using System.Buffers;

namespace SceneScout.Sources.Reading;

/// <summary>Languages as BCP 47 writes them.</summary>
internal static class Languages
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Turns <c>en_US</c> and <c>en-us</c> into <c>en-US</c>; null with a warning for what is no language.</summary>
    public static string? Read(Field field)
    {
        if (field.Text() is not { } text || text == "*")
            return null;
        var dash = text.AsSpan().IndexOfAny('-', '_');
        var language = dash < 0 ? text : text[..dash];
        var region = dash < 0 ? "" : text[(dash + 1)..];
        if (language.Length is not (2 or 3) || !IsLetters(language) || (dash >= 0 && (region.Length != 2 || !IsLetters(region))))
        {
            field.Warn("Left out: not a language such as en or en-US.");
            return null;
        }

        return region.Length == 0 ? language.ToLowerInvariant() : $"{language.ToLowerInvariant()}-{region.ToUpperInvariant()}";
    }

    private static bool IsLetters(string text) => !text.AsSpan().ContainsAnyExcept(Letters);
}
