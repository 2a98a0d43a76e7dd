using System.Buffers;
using System.Collections.Frozen;
using SceneScout.Domain.Events;

namespace SceneScout.Sources.Reading;

/// <summary>What organizers write into a title because they have no other place for it: that an event is cancelled, put off or sold out.</summary>
/// <param name="Title">The title without it.</param>
/// <param name="Status">What it says of the status; null for nothing.</param>
/// <param name="SoldOut">Whether it says that all tickets are gone.</param>
/// <param name="Told">The words, as they stood.</param>
internal readonly record struct TitleWords(string Title, EventStatus? Status, bool SoldOut, string Told)
{
    private const int Most = 3;
    private const int LongestWord = 30;
    private const string Openers = "[({*";
    private const string Closers = "])}*";
    private static readonly SearchValues<char> Marks = SearchValues.Create("[({*])}:|–—!-");
    private static readonly SearchValues<char> Partings = SearchValues.Create(":|–—!-");

    // English, Spanish, French, German, Dutch, Italian, Portuguese. Sold out stands as null.
    private static readonly (EventStatus? Status, string Words)[] Said =
    [
        (EventStatus.Cancelled, "cancelled,canceled,event cancelled,event canceled,show cancelled,show canceled,cancelado,cancelada,cancelados,canceladas,evento cancelado,suspendido,suspendida,annulé,annulée,annulés,annulées,concert annulé,spectacle annulé,abgesagt,entfällt,fällt aus,fällt leider aus,veranstaltung abgesagt,konzert abgesagt,geannuleerd,gecanceld,gecancelled,afgelast,annullato,annullata,annullati,cancellato,cancellata,evento annullato"),
        (EventStatus.Postponed, "postponed,event postponed,show postponed,date tba,aplazado,aplazada,pospuesto,pospuesta,postergado,postergada,reporté,reportée,reportés,reportées,concert reporté,spectacle reporté,verschoben,veranstaltung verschoben,konzert verschoben,uitgesteld,rinviato,rinviata,posticipato,posticipata,adiado,adiada,evento adiado"),
        (EventStatus.Rescheduled, "rescheduled,re-scheduled,new date,new date!,date changed,reprogramado,reprogramada,nueva fecha,cambio de fecha,nouvelle date,changement de date,neuer termin,ersatztermin,nachholtermin,neues datum,verlegt,nieuwe datum,verplaatst,verzet,nuova data,riprogrammato,riprogrammata,cambio data,nova data,reagendado,reagendada,remarcado,remarcada"),
        (null, "sold out,sold-out,soldout,completely sold out,fully booked,agotado,agotada,agotados,agotadas,entradas agotadas,localidades agotadas,complet,épuisé,guichets fermés,ausverkauft,restlos ausverkauft,ausgebucht,uitverkocht,volgeboekt,esaurito,esauriti,tutto esaurito,posti esauriti,esgotado,esgotada,esgotados,lotação esgotada"),
    ];

    private static readonly FrozenDictionary<string, EventStatus?> Words = Said
        .SelectMany(said => said.Words.Split(',').SelectMany(word => (string[])[word, word.Replace("é", "e", StringComparison.Ordinal).Replace("ä", "a", StringComparison.Ordinal).Replace("ã", "a", StringComparison.Ordinal).Replace("ç", "c", StringComparison.Ordinal)]).Select(word => (word, said.Status)))
        .DistinctBy(pair => pair.word)
        .ToFrozenDictionary(pair => pair.word, pair => pair.Status, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, EventStatus?>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads a title. A word counts only in brackets, or parted from the rest by a colon, a dash or a bar: "Cancelled Stand-Up" keeps its name, and so does a title that is nothing but such a word.</summary>
    public static TitleWords Read(string title)
    {
        var words = new TitleWords(title, null, false, "");
        for (var times = 0; times < Most && words.Title.AsSpan().ContainsAny(Marks) && words.Next() is { } next; times++)
            words = next;
        return words;
    }

    private TitleWords? Next()
    {
        var title = Title.AsSpan().Trim();
        return (AtBegin(title, out var word, out var rest) && Taken(word, rest) is { } begun) ? begun : AtEnd(title, out word, out rest) ? Taken(word, rest) : null;
    }

    private TitleWords? Taken(ReadOnlySpan<char> word, ReadOnlySpan<char> rest)
    {
        word = word.Trim().TrimEnd('!').TrimEnd();
        if (rest.IsEmpty || word.Length is 0 or > LongestWord || !Lookup.TryGetValue(word, out var status))
            return null;
        return new TitleWords(rest.ToString(), Status ?? status, SoldOut || status is null, Told.Length == 0 ? $"'{word}'" : $"{Told}, '{word}'");
    }

    private static bool AtBegin(ReadOnlySpan<char> title, out ReadOnlySpan<char> word, out ReadOnlySpan<char> rest)
    {
        word = rest = default;
        if (title.IsEmpty)
            return false;
        if (Openers.Contains(title[0], StringComparison.Ordinal))
        {
            var inner = title.TrimStart(Openers);
            if (inner.IndexOfAny(Closers) is not (> 0 and var close))
                return false;
            word = inner[..close];
            rest = inner[close..].TrimStart(Closers).TrimStart(" :|–—-!").TrimEnd();
            return true;
        }

        for (var at = 0; at < title.Length && at <= LongestWord + 1;)
        {
            var found = title[at..].IndexOfAny(Partings);
            if (found < 0)
                return false;
            at += found;
            if (title[at] != '-' || at + 1 == title.Length || char.IsWhiteSpace(title[at + 1]))
            {
                word = title[..at];
                rest = title[at..].TrimStart(" :|–—-!");
                return true;
            }

            at++;
        }

        return false;
    }

    private static bool AtEnd(ReadOnlySpan<char> title, out ReadOnlySpan<char> word, out ReadOnlySpan<char> rest)
    {
        word = rest = default;
        if (title.IsEmpty)
            return false;
        if (Closers.Contains(title[^1], StringComparison.Ordinal))
        {
            var inner = title.TrimEnd(Closers);
            if (inner.LastIndexOfAny(Openers) is not (> 0 and var open))
                return false;
            word = inner[(open + 1)..];
            rest = inner[..open].TrimEnd(Openers).TrimEnd(" :|–—-");
            return true;
        }

        var bare = title.TrimEnd('!');
        for (var end = bare.Length; end > 0 && end >= bare.Length - LongestWord - 1;)
        {
            var at = bare[..end].LastIndexOfAny(Partings);
            if (at <= 0)
                return false;
            if (bare[at] == ':' || char.IsWhiteSpace(bare[at - 1]))
            {
                word = bare[(at + 1)..];
                rest = bare[..at].TrimEnd(" :|–—-");
                return true;
            }

            end = at;
        }

        return false;
    }
}
