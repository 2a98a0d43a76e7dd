using System.Collections.Frozen;
using System.Globalization;
using CommunityToolkit.HighPerformance.Buffers;

namespace SceneScout.Matching.Text;

/// <summary>A name or title, cut into words once and compared often.</summary>
internal sealed class PreparedName
{
    /// <summary>More words are left out: no name needs them, and comparing is bounded by their square.</summary>
    public const int MostWords = 20;

    private const int MostCompact = 48;

    // Most words come again in thousands of names.
    private static readonly StringPool Shared = new(16_384);

    // What stands in brackets says where, or which.
    private const float AsideFactor = 0.5f;

    private static readonly FrozenSet<string> Since = new[] { "from", "vom", "von", "du", "del", "dal", "van" }.ToFrozenSet(StringComparer.Ordinal);

    // Pottery 101 is for beginners.
    private const string FirstCourse = "101";

    // More words before "presents" are a sentence.
    private const int MostPresenterWords = 9;

    private static readonly FrozenSet<string> Presenting = new[]
    {
        "presents", "present", "presenting", "pres", "presenta", "presentan", "presente", "presentent", "apresenta", "apresentam", "prasentiert", "praesentiert", "prasentieren", "presenteert", "presenterar",
        "presenterer", "prezentuje", "esittaa", "presenten", "esittavat", "uvadi", "bemutatja",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What takes place before a show, or after it.
    private static readonly FrozenSet<string> Beside = new[] { "party", "parties", "show", "concert", "game", "match", "gig", "drinks", "reception", "dinner", "talk" }.ToFrozenSet(StringComparer.Ordinal);

    // "präsentiert von radioeins": who presents stands behind it, and before it what is presented.
    private static readonly FrozenSet<string> By = new[] { "von", "vom", "by", "par", "por", "door", "per" }.ToFrozenSet(StringComparer.Ordinal);

    // What presents takes an object.
    private static readonly FrozenSet<string> Following = new[] { "at", "in", "from", "by", "for", "with", "and", "on", "to" }.ToFrozenSet(StringComparer.Ordinal);

    private PreparedName(NameWord[] words, string compact, ulong whole, Aside aside)
    {
        Whole = whole;
        Aside = aside;
        Words = words;
        Compact = compact;
        Hash = WordHash.Of(compact);
        Letters = LetterSet.Of(compact);
        Initials = string.Concat(words.Where(word => word.Class != WordClass.Stop).Select(word => word.Text[0]));
        IsHallAlone = words.Count(word => word.Class != WordClass.Stop) > 1 && Array.TrueForAll(words, word => word.Class is WordClass.Stop or WordClass.Number || WordList.Bundled.IsHall(word.Text));
        foreach (var word in words)
        {
            Weight += word.Weight;
            if (word.Class is WordClass.Type or WordClass.Part)
                HasType = true;
            if (word.Class == WordClass.Part && word.Group == WordList.Bundled.BesideGroup)
                IsBeside = true;
            if (word.Class == WordClass.Number)
                HasNumber = true;
            if (word.Weight > 0.2f)
                Signature |= Bits(word.Text);
        }
    }

    /// <summary>Its words in their order.</summary>
    public NameWord[] Words { get; }

    /// <summary>Its words without articles, in one: <c>caffelatte</c>.</summary>
    public string Compact { get; }

    /// <summary>Letters of <see cref="Compact"/>.</summary>
    public ulong Letters { get; }

    /// <summary>First letters of the words that are no articles.</summary>
    public string Initials { get; }

    /// <summary>Hash of <see cref="Compact"/>.</summary>
    public ulong Hash { get; }

    /// <summary>Hash of all that was written, without spaces: <c>No. 1</c> and <c>No1</c> are one.</summary>
    public ulong Whole { get; }

    /// <summary>What stands in brackets, or behind <c>at</c>.</summary>
    public Aside Aside { get; }

    /// <summary>Works that an event's title names, whatever the language.</summary>
    public NamedWork[] Works { get; private init; } = [];

    /// <summary>True when it is written in another script, or a part of it is: then it may be the same as one in Latin letters without looking like it.</summary>
    public bool IsForeign { get; private init; }

    /// <summary>What of a foreign name is written in Latin letters; null when nothing is.</summary>
    public PreparedName? Latin { get; private init; }

    /// <summary>True where it names a hall, a screen or a floor and no house: <c>Großer Saal</c>.</summary>
    public bool IsHallAlone { get; }

    /// <summary>Sum of the words' weights.</summary>
    public float Weight { get; }

    /// <summary>True when a word says what kind of thing it is.</summary>
    public bool HasType { get; }

    /// <summary>True when a word says that it is sold beside something: parking, a package, an upgrade.</summary>
    public bool IsBeside { get; }

    /// <summary>True when a word counts.</summary>
    public bool HasNumber { get; }

    /// <summary>The number beside a word that it counts (2 of the second day); 0 where nothing is counted.</summary>
    public int Counted { get; private init; }

    /// <summary>True where an event's title names a day of the week.</summary>
    public bool NamesDay { get; private init; }

    /// <summary>A bit for each pair of letters: names without a common bit have no common word.</summary>
    public ulong Signature { get; }

    /// <summary>Prepares a name.</summary>
    /// <param name="text">As it came.</param>
    /// <param name="day">The day of an event, which its title may repeat.</param>
    /// <param name="kind">What it names.</param>
    /// <returns>Null when nothing is left of it.</returns>
    public static PreparedName? Of(string? text, DateOnly? day = null, NameKind kind = NameKind.Any)
    {
        var folded = kind == NameKind.Event ? WordList.Bundled.Told(ComparableText.Words(text)) : ComparableText.Words(text);
        var (bracketed, ended, isInBrackets) = Bracketed(text, folded, kind);
        if (folded.Length == 0)
            return null;
        var list = WordList.Bundled;
        var isEvent = kind == NameKind.Event;
        var presented = isEvent ? Presented(folded, text!, list) : 0;
        var words = new List<NameWord>(Math.Min(folded.Length, MostWords));
        var works = (List<NamedWork>?)null;
        var aside = "";
        var (asideFrom, asideTo) = (0, 0);
        var (counted, namesDay) = (0, false);
        for (var at = presented; at < folded.Length && words.Count < MostWords; at++)
        {
            if (isEvent && MarkedAt(folded, at, day, list) is var marked and > 0 && marked < folded.Length - presented)
            {
                at += marked - 1;
                continue;
            }

            if (isEvent && list.WorkAt(folded, at) is (var work, var length) && work is not null)
                (works ??= []).Add(new NamedWork(WordHash.Of(work), words.Count, words.Count + length));

            var form = isEvent ? RomanNumber.Arabic(folded[at]) ?? CountedWords.Numbered(list.Form(folded[at])) : list.Form(folded[at]);
            var entry = isEvent ? list.FindInTitle(form) : list.Find(form);
            var (type, group) = (entry.Class, entry.Group);
            if (IsNumber(form, at > 0 ? folded[at - 1] : null, list))
            {
                type = WordClass.Number;
                if (day is { } known && int.TryParse(form, CultureInfo.InvariantCulture, out var number) && IsItsYear(number, at > 0 ? folded[at - 1] : null, known))
                    continue;
            }

            if (type == WordClass.Status)
            {
                if (words.Count > 0 && at + 2 < folded.Length && Since.Contains(folded[at + 1]) && TitleDates.MayBegin(folded[at + 2]))
                    break; // "rescheduled from 3/12", and not "concert annulé du Quatuor"
                continue;
            }

            namesDay |= isEvent && list.IsDay(form);
            if (group == list.CountedGroup && counted == 0)
                counted = CountedWords.Beside(folded, at, list);
            if ((group == list.CountedGroup && !CountedWords.IsCounted(folded, at, list)) || (isEvent && type == WordClass.Part && IsBesideNothing(folded, at)))
                (type, group) = (WordClass.Common, (byte)0);
            var isAside = at >= bracketed && at < ended && (type is WordClass.Own or WordClass.Common or WordClass.Type);
            if (isAside && type == WordClass.Type)
                (type, group) = (WordClass.Common, (byte)0); // of the house that it is in
            if (at >= bracketed && at < ended)
            {
                if (type != WordClass.Stop)
                    aside += form;
                (asideFrom, asideTo) = (asideTo == 0 ? words.Count : asideFrom, words.Count + 1);
            }

            words.Add(new NameWord(Shared.GetOrAdd(form), WordHash.Of(form), Weighed(type, form) * (isAside ? AsideFactor : 1), type, group));
        }

        if (words.Count == 0)
            return null;
        var compact = string.Concat(words.Where(word => word.Class != WordClass.Stop).Select(word => word.Text));
        if (compact.Length == 0)
            compact = string.Concat(words.Select(word => word.Text));
        var isForeign = Script.IsOther(text);
        return new PreparedName([.. words], compact.Length <= MostCompact ? compact : compact[..MostCompact], WordHash.Of(string.Concat(folded)), aside.Length == 0 ? default : new Aside(WordHash.Of(aside), asideFrom, asideTo, isInBrackets))
        {
            Works = works is null ? [] : [.. works],
            IsForeign = isForeign,
            Counted = counted,
            NamesDay = namesDay,
            Latin = isForeign ? Of(Script.Latin(text!), day, kind) : null,
        };
    }

    // Its year, the season that it opens ("2024/25"), and in winter the year that is rung in.
    private static bool IsItsYear(int number, string? before, DateOnly day) =>
        number == day.Year || (number == day.Year + 1 && day.Month >= 11)
        || (before is not null && int.TryParse(before, CultureInfo.InvariantCulture, out var first) && Math.Abs(first - day.Year) <= 1 && number == (first + 1) % 100);

    // An after-party is a part, a market after dark is none; who meets the author greets nobody.
    private static bool IsBesideNothing(string[] folded, int at) => folded[at] switch
    {
        "after" => !(at + 1 < folded.Length && Beside.Contains(folded[at + 1])),
        "meet" => Array.IndexOf(folded, "greet") < 0,
        "pass" => at + 1 < folded.Length && folded[at + 1] is "the",
        "lot" or "lots" => Array.IndexOf(folded, "parking") < 0 && Array.IndexOf(folded, "car") < 0,
        _ => false,
    };

    private static int MarkedAt(string[] folded, int at, DateOnly? day, WordList list) =>
        Math.Max(list.MarkAt(folded, at), day is { } known ? TitleDates.LengthAt(folded, at, known) : 0);

    // "Palm (Buckhead)", "Palm at the Grand Hotel": which words say where it is, unless all do.
    private static (int From, int To, bool InBrackets) Bracketed(string? text, string[] folded, NameKind kind)
    {
        var open = text?.IndexOf('(', StringComparison.Ordinal) ?? -1;
        var close = open < 0 ? -1 : text!.IndexOf(')', open);
        if (close < 0)
            return kind == NameKind.Place && Array.IndexOf(folded, "at") is var at and > 0 && at < folded.Length - 1 ? (at, folded.Length, false) : (0, 0, false);
        var from = Count(text![..open]);
        var to = from + Count(text[open..close]);
        return to - from == folded.Length ? (0, 0, false) : (from, to, true);

        int Count(string part) => kind == NameKind.Event ? WordList.Bundled.Told(ComparableText.Words(part)).Length : ComparableText.Words(part).Length;
    }

    // "Emerald Gardens presents: The Weather Makers": how many words say who invites, unless nothing behind them names anything.
    private static int Presented(string[] folded, string raw, WordList list)
    {
        for (var at = Math.Min(folded.Length - 2, MostPresenterWords); at > 0; at--)
            if (Presents(folded, at, raw))
                return folded.Skip(at + 1).Any(word => list.Find(list.Form(word)).Class is WordClass.Own or WordClass.Common) ? at + 1 : 0;
        return 0;
    }

    /// <summary>Whether a folded word says that what stands before it presents what follows: "Christmas presents at the hall" are a title.</summary>
    /// <param name="folded">Folded words.</param>
    /// <param name="at">The word.</param>
    /// <param name="raw">The text that was folded.</param>
    /// <param name="follows">Whether more follows behind the last of them.</param>
    internal static bool Presents(string[] folded, int at, string raw, bool follows = false) =>
        Presenting.Contains(folded[at]) && !IsPresentedBy(folded, at) && (at + 1 < folded.Length ? !Following.Contains(folded[at + 1]) || IsNamed(raw, folded.Take(at).Count(Presenting.Contains)) : follows);

    private static bool IsPresentedBy(string[] folded, int at) => at + 1 < folded.Length && By.Contains(folded[at + 1]);

    // "AEG Presents: In Flames", "Live Nation presents At the Drive-In": behind a colon, or with a capital, a small word begins a name. Where all is in capitals, or the next small word has one, too, capitals say nothing.
    private static bool IsNamed(string raw, int before)
    {
        for (var at = 0; at < raw.Length; at++)
        {
            if (!char.IsLetter(raw[at]))
                continue;
            var from = at;
            while (at < raw.Length && char.IsLetter(raw[at]))
                at++;
            if (!Presenting.Contains(ComparableText.Of(raw[from..at])) || before-- > 0)
                continue;
            var rest = raw.AsSpan(at);
            var next = rest.IndexOfAnyExcept(" ");
            if (next < 0 || rest[next] == ':')
                return next >= 0;
            return char.IsUpper(rest[next]) && raw.Any(char.IsLower) && !(rest[next..].IndexOf(' ') is var end and > 0 && IsSmallInCapitals(rest[(next + end)..].TrimStart()));
        }

        return false;
    }

    private static bool IsSmallInCapitals(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(' ');
        return end > 0 && char.IsUpper(text[0]) && WordList.Bundled.Find(text[..end].ToString().ToLowerInvariant()).Class == WordClass.Stop;
    }

    private static float Weighed(WordClass type, string form) => type switch
    {
        WordClass.Own => form.Length <= 2 ? 0.6f : 1f,
        WordClass.Common => 0.6f,
        WordClass.Type => 0.35f,
        WordClass.Part => 0.45f,
        WordClass.Cuisine => 0.45f,
        WordClass.Number => 0.6f,
        WordClass.Filler => 0.12f,
        _ => 0.05f,
    };

    // A letter counts where a word before it says so: Building A, Zone C.
    private static bool IsNumber(string word, string? before, WordList list) =>
        (word.All(char.IsAsciiDigit) && word != FirstCourse)
        || RomanNumber.Arabic(word) is not null
        || (word.Length == 1 && char.IsAsciiLetter(word[0]) && before is not null && list.Find(list.Form(before)).Class == WordClass.Part);

    private static ulong Bits(string word)
    {
        if (word.Length == 1)
            return 1UL << (word[0] % 64);
        var bits = 0UL;
        for (var at = 1; at < word.Length; at++)
            bits |= 1UL << (((word[at - 1] * 31) + word[at]) % 64);
        return bits;
    }
}
