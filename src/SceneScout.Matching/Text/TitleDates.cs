using System.Collections.Frozen;
using System.Globalization;

namespace SceneScout.Matching.Text;

/// <summary>The day of an event where its title repeats it: <c>May 14th</c>, <c>14 mai 2026</c>, <c>5/14</c>. It tells no more than the date does; another day in a title is a part of what the thing is called.</summary>
internal static class TitleDates
{
    private static readonly FrozenDictionary<string, int> Months = new[]
    {
        "january jan januar janvier enero gennaio januari janeiro", "february feb februar fevrier febrero febbraio februari fevereiro", "march mar marz maerz mars marzo maart marco",
        "april apr avril abril aprile", "may mai mayo maggio mei maio", "june jun juni juin junio giugno junho", "july jul juli juillet julio luglio julho", "august aug aout agosto augustus",
        "september sep sept septembre septiembre settembre setembro", "october oct oktober okt octobre octubre ottobre outubro", "november nov novembre noviembre novembro", "december dec dezember dez decembre diciembre dicembre dezembro",
    }.SelectMany((names, at) => names.Split(' ').Select(name => (Name: name, Month: at + 1))).ToFrozenDictionary(of => of.Name, of => of.Month, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Endings = new[] { "", "st", "nd", "rd", "th", "er" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How many words from one on are the given day; 0 where they are not.</summary>
    /// <param name="words">Folded words of a title.</param>
    /// <param name="at">The first of them.</param>
    /// <param name="day">The day of the event.</param>
    public static int LengthAt(string[] words, int at, DateOnly day)
    {
        if (at + 1 >= words.Length || !(IsDay(Number(words[at]) ?? -1, words[at + 1], day) || IsDay(Number(words[at + 1]) ?? -1, words[at], day)))
            return 0;
        return at + 2 < words.Length && Number(words[at + 2]) is { } year && (year == day.Year || year == day.Year % 100) ? 3 : 2;
    }

    /// <summary>Whether a folded word may be the first of a date.</summary>
    public static bool MayBegin(string word) => char.IsAsciiDigit(word[0]) || Months.ContainsKey(word);

    private static bool IsDay(int number, string other, DateOnly day) =>
        number == day.Day && (Months.TryGetValue(other, out var month) ? month : char.IsAsciiDigit(other[^1]) ? Number(other) : null) == day.Month;

    private static int? Number(string word)
    {
        var digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits]))
            digits++;
        return digits is > 0 and <= 4 && Endings.Contains(word[digits..]) ? int.Parse(word.AsSpan(0, digits), CultureInfo.InvariantCulture) : null;
    }
}
