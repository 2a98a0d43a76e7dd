namespace SceneScout.Matching.Text;

/// <summary>Whether letters are Latin ones: a name in another script is another spelling, not another name.</summary>
internal static class Script
{
    // Latin letters and marks end here; a few more lie higher.
    private const char LatinEnd = '\u02AF';
    private const char MoreLatin = '\u1E00';
    private const char MoreLatinEnd = '\u1EFF';

    // What stands behind the first two planes is Chinese; before it are pictures and fancy letters.
    private const char FirstRare = '\uD840';

    /// <summary>True when a text has letters that are not Latin.</summary>
    public static bool IsOther(string? text) => text is not null && text.AsSpan().ContainsAnyExceptInRange('\0', LatinEnd) && text.Any(IsOther);

    /// <summary>The text without such letters.</summary>
    public static string Latin(string text) => string.Create(text.Length, text, (room, from) =>
    {
        for (var at = 0; at < from.Length; at++)
            room[at] = IsOther(from[at]) || char.IsSurrogate(from[at]) ? ' ' : from[at];
    });

    private static bool IsOther(char sign) =>
        sign > LatinEnd && sign is not (>= MoreLatin and <= MoreLatinEnd) && (char.IsLetter(sign) || (char.IsHighSurrogate(sign) && sign >= FirstRare) || sign == '\u30FC');
}
