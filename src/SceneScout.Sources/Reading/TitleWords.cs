using System.Collections.Frozen;
using System.Text.RegularExpressions;
using SceneScout.Domain.Events;

namespace SceneScout.Sources.Reading;

/// <summary>What organizers write into a title because they have no other place for it: that an event is cancelled, put off or sold out.</summary>
/// <param name="Title">The title without it.</param>
/// <param name="Status">What it says of the status; null for nothing.</param>
/// <param name="SoldOut">Whether it says that all tickets are gone.</param>
/// <param name="Told">The words, as they stood.</param>
internal sealed partial record TitleWords(string Title, EventStatus? Status, bool SoldOut, string Told)
{
    private const int Most = 3;

    // English, German, French, Spanish, Italian, Portuguese, Dutch. Sold out stands as null.
    private static readonly FrozenDictionary<string, EventStatus?> Words = new Dictionary<string, EventStatus?>(StringComparer.OrdinalIgnoreCase)
    {
        ["cancelled"] = EventStatus.Cancelled,
        ["canceled"] = EventStatus.Cancelled,
        ["abgesagt"] = EventStatus.Cancelled,
        ["entfällt"] = EventStatus.Cancelled,
        ["annulé"] = EventStatus.Cancelled,
        ["annulée"] = EventStatus.Cancelled,
        ["cancelado"] = EventStatus.Cancelled,
        ["cancelada"] = EventStatus.Cancelled,
        ["annullato"] = EventStatus.Cancelled,
        ["annullata"] = EventStatus.Cancelled,
        ["geannuleerd"] = EventStatus.Cancelled,
        ["postponed"] = EventStatus.Postponed,
        ["verschoben"] = EventStatus.Postponed,
        ["reporté"] = EventStatus.Postponed,
        ["reportée"] = EventStatus.Postponed,
        ["aplazado"] = EventStatus.Postponed,
        ["pospuesto"] = EventStatus.Postponed,
        ["adiado"] = EventStatus.Postponed,
        ["rinviato"] = EventStatus.Postponed,
        ["uitgesteld"] = EventStatus.Postponed,
        ["rescheduled"] = EventStatus.Rescheduled,
        ["new date"] = EventStatus.Rescheduled,
        ["neuer termin"] = EventStatus.Rescheduled,
        ["nouvelle date"] = EventStatus.Rescheduled,
        ["nueva fecha"] = EventStatus.Rescheduled,
        ["nuova data"] = EventStatus.Rescheduled,
        ["sold out"] = null,
        ["sold-out"] = null,
        ["ausverkauft"] = null,
        ["complet"] = null,
        ["agotado"] = null,
        ["agotadas"] = null,
        ["esaurito"] = null,
        ["sold-out!"] = null,
        ["esgotado"] = null,
        ["uitverkocht"] = null,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a title. A word counts only in brackets, or parted from the rest by a colon, a dash or a bar: "Cancelled Stand-Up" keeps its name, and so does a title that is nothing but such a word.</summary>
    public static TitleWords Read(string title)
    {
        var words = new TitleWords(title, null, false, "");
        for (var times = 0; times < Most && words.Next() is { } next; times++)
            words = next;
        return words;
    }

    private TitleWords? Next()
    {
        foreach (var match in new[] { Before().Match(Title), After().Match(Title) })
        {
            var word = match.Groups["word"].Value.Trim().TrimEnd('!').TrimEnd();
            var rest = match.Groups["rest"].Value.Trim();
            if (!match.Success || rest.Length == 0 || !Words.TryGetValue(word, out var status))
                continue;
            return new TitleWords(rest, Status ?? status, SoldOut || status is null, Told.Length == 0 ? $"'{word}'" : $"{Told}, '{word}'");
        }

        return null;
    }

    [GeneratedRegex(@"^\s*(?:[\[(*{]+\s*(?<word>[\p{L} -]{5,14}!?)\s*[\])*}]+\s*[:|–—-]*|(?<word>[\p{L} -]{5,14}?!?)\s*(?:[:|–—]|!|\s-\s|-\s)+)\s*(?<rest>.+)$", RegexOptions.CultureInvariant | RegexOptions.Singleline, 250)]
    private static partial Regex Before();

    [GeneratedRegex(@"^(?<rest>.+?)\s*(?:[\[(*{]+\s*(?<word>[\p{L} -]{5,14}!?)\s*[\])*}]+|\s[:|–—-]+\s*(?<word>[\p{L} -]{5,14}!?))\s*$", RegexOptions.CultureInvariant | RegexOptions.Singleline, 250)]
    private static partial Regex After();
}
