using System.Text.RegularExpressions;

namespace SceneScout.Matching.Text;

/// <summary>Numbers that feeds write into an event's title and that say nothing of what it is called: prices (<c>$15</c>), hours (<c>7.30pm</c>), what a film is rated (<c>(15)</c>) and when it was made (<c>(1982)</c>).</summary>
internal static partial class TitleNotes
{
    /// <summary>The title without them; as it was, where nothing else would be left.</summary>
    public static string Without(string title)
    {
        if (!title.AsSpan().ContainsAnyInRange('0', '9'))
            return title;
        var left = Note().Replace(title, " ");
        return left.AsSpan().ContainsAnyInRange('a', 'z') || left.AsSpan().ContainsAnyInRange('A', 'Z') || left.Any(char.IsLetter) ? left : title;
    }

    [GeneratedRegex(@"[$£€¥]\s?\d+(?:[.,]\d{1,2})?(?![\d%])|(?<![\d.,])\d+(?:[.,]\d{2})?\s?[€£$]|(?<!\w)\d{1,2}(?:[:.h]\d{2})?\s?(?:[ap]\.?m\b\.?|uhr\b)|(?<![\w:])\d{1,2}:\d{2}(?![\w:])|[(\[](?:12a?|15|18|pg(?:-13)?|(?:19|20)\d{2})[)\]]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Note();
}
