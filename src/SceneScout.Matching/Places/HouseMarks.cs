using SceneScout.Matching.Text;

namespace SceneScout.Matching.Places;

/// <summary>
/// What a house may be called by: its whole name, and what commas, dashes, colons and brackets part it into, each without kinds, halls and the city's words.
/// A house that had several names has one mark for all of them.
/// <c>Elbphilharmonie, Großer Saal</c> and <c>Elbphilharmonie Hamburg</c> have one in common.
/// </summary>
internal static class HouseMarks
{
    private const int Most = 6;

    private static readonly string[] Joints = [" - ", " – ", " — ", " @ ", " at ", " in ", " im "];

    /// <summary>The marks of a name, each once; a part that names nothing has none.</summary>
    /// <param name="venue">The name as it came.</param>
    /// <param name="places">Words that say where it is.</param>
    public static ulong[] Of(string? venue, WordHashes places)
    {
        if (venue is null)
            return [];
        var marks = new List<ulong>(2);
        var words = ComparableText.Words(venue);
        for (var at = 0; at < words.Length && marks.Count == 0; at++)
            if (WordList.Bundled.HouseAt(words, at) is { } house)
                marks.Add(WordHash.Of(house));
        Add(venue);
        var parts = venue.Split([',', ':', '(', ')', '[', ']', '|', '/', ';']).SelectMany(part => part.Split(Joints, StringSplitOptions.None)).Where(part => part.Length > 0).ToList();
        if (parts.Count > 1)
            parts.ForEach(Add);
        return [.. marks];

        void Add(string part)
        {
            if (marks.Count < Most && Mark(part, places) is var mark and not 0 && !marks.Contains(mark))
                marks.Add(mark);
        }
    }

    /// <summary>True when two houses have a mark in common.</summary>
    public static bool Meet(ulong[] a, ulong[] b)
    {
        foreach (var mark in a)
            if (Array.IndexOf(b, mark) >= 0)
                return true;
        return false;
    }

    private static ulong Mark(string part, WordHashes places)
    {
        var (mark, isNamed) = (0UL, false);
        var list = WordList.Bundled;
        foreach (var word in ComparableText.Words(part))
        {
            var form = list.Form(word);
            var hash = WordHash.Of(form);
            var entry = list.Find(form);
            if (entry.Class is WordClass.Stop or WordClass.Filler or WordClass.Type or WordClass.Part or WordClass.Cuisine || list.IsHall(form) || places.Has(hash))
                continue;
            isNamed |= entry.Class == WordClass.Own && !form.All(char.IsAsciiDigit) && form.Length > 1;
            mark = unchecked(mark + WordHash.Of(hash, 1));
        }

        return isNamed ? mark : 0;
    }
}
