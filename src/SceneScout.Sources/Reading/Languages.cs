using System.Text.RegularExpressions;

namespace SceneScout.Sources.Reading;

/// <summary>Languages as BCP 47 writes them.</summary>
internal static partial class Languages
{
    /// <summary>Turns <c>en_US</c> and <c>en-us</c> into <c>en-US</c>; null with a warning for what is no language.</summary>
    public static string? Read(Field field)
    {
        if (field.Text() is not { } text || text == "*")
            return null;
        if (Form().Match(text) is not { Success: true } match)
        {
            field.Warn("Left out: not a language such as en or en-US.");
            return null;
        }

        var language = match.Groups[1].Value.ToLowerInvariant();
        return match.Groups[2].Success ? $"{language}-{match.Groups[2].Value.ToUpperInvariant()}" : language;
    }

    [GeneratedRegex("^([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
