using System.Collections.Frozen;

namespace SceneScout.Matching.Text;

/// <summary>
/// The parts of an event's title: what colons, dashes, brackets and words such as <c>with</c>, <c>presents</c> and <c>vs</c> part. Feeds add a tour, a series, a composer or the other acts to one title
/// and leave them out of the other; then a part of one is the whole of the other. Beside them, for whom it is: children, women, beginners.
/// </summary>
internal sealed class TitleParts
{
    /// <summary>The same team against another.</summary>
    public const float OtherTeam = 0.25f;

    /// <summary>One part of both is the same, and all others are tours and who plays beside.</summary>
    public const float SameAct = 0.9f;

    /// <summary>Who one title names alone plays beside others in the other: in one house it is the same evening, in another it is none.</summary>
    public const float AsSupport = 0.8f;

    /// <summary>Some parts of both are common.</summary>
    public const float SomeParts = 0.7f;

    /// <summary>Only one says for whom it is.</summary>
    public const float OneSays = 0.3f;

    /// <summary>Only one says so, and it is told in other words besides: it may be for the same people.</summary>
    public const float OneSaysInOtherWords = 0.45f;

    private const int MostParts = 8;

    private static readonly FrozenSet<string> Joints = new[]
    {
        "at", "with", "w", "feat", "ft", "featuring", "mit", "avec", "con", "by", "hosted", "starring", "vs", "v", "versus", "live", "opening", "celebrating",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Who is named behind them plays, too.
    private static readonly FrozenSet<string> Beside = new[] { "with", "w", "feat", "ft", "featuring", "mit", "avec", "con", "starring" }.ToFrozenSet(StringComparer.Ordinal);

    // "with Anna, for kids"
    private static readonly FrozenSet<string> Meant = new[] { "for", "fur", "pour", "para", "per", "voor" }.ToFrozenSet(StringComparer.Ordinal);

    // What a tour is called after is no part of who plays.
    private static readonly FrozenSet<string> Touring = new[] { "tour", "tournee", "tourne", "gira", "turne", "turnee", "album", "tournée" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly ulong[] _parts;

    // A bit for each part that is a tour or plays beside.
    private readonly byte _extras;

    // A bit for each part that plays beside.
    private readonly byte _besides;

    // Words that say for whom it is, with their bits, and words that do not though they look it: "Kid Koala" is no child.
    private readonly (ulong Word, ulong Bit)[] _audience;
    private readonly ulong[] _names;

    private readonly bool _isContest;

    // Who presents: no part of what is presented, but perhaps the other title's whole. 0 for nobody.
    private readonly ulong _presenter;

    private readonly AgeRange? _ages;

    private TitleParts(ulong[] parts, byte extras, byte besides, (ulong Word, ulong Bit)[] audience, ulong[] names, bool isContest, ulong presenter, AgeRange? ages) =>
        (_parts, _extras, _besides, _audience, _names, _isContest, _presenter, _ages) = (parts, extras, besides, audience, names, isContest, presenter, ages);

    /// <summary>Takes a title apart.</summary>
    /// <param name="text">As it came.</param>
    /// <param name="day">The event's day, which a title may repeat.</param>
    /// <param name="places">Words of where it is: a part of nothing else is none.</param>
    /// <param name="venue">The venue's words: likewise.</param>
    /// <param name="performers">Who performs: their names say nothing of whom it is for.</param>
    public static TitleParts Of(string text, DateOnly? day, WordHashes places, WordHashes venue, IReadOnlyList<PreparedName> performers)
    {
        var list = WordList.Bundled;
        var parts = new List<ulong>(4);
        var audience = new List<(ulong Word, ulong Bit)>();
        List<ulong> names = [.. performers.SelectMany(performer => performer.Words).Where(word => list.AudienceOf(word.Text) != 0).Select(word => word.Hash)];
        var isBeside = false;
        var isContest = false;
        var presenter = 0UL;
        byte extras = 0;
        byte besides = 0;
        var audienceBefore = 0;
        var isTour = false;
        var chunks = Chunks(text);
        for (var chunk = 0; chunk < chunks.Count; chunk++)
        {
            var (raw, parting) = chunks[chunk];
            var words = list.Told(ComparableText.Words(raw));
            var part = 0UL;
            isBeside = parting == '+' || (isBeside && parting is ',' or '/' or ':');
            for (var at = 0; at < words.Length; at++)
            {
                if (presenter == 0 && parts.Count == 0 && part != 0 && PreparedName.Presents(words, at, raw, chunk < chunks.Count - 1))
                {
                    (presenter, part) = (part, 0);
                    continue;
                }

                if (list.WorkAt(words, at) is (var work, var length) && work is not null)
                {
                    part = unchecked(part + WordHash.Of(WordHash.Of(work), 1));
                    at += length - 1;
                    continue;
                }

                if (Joints.Contains(words[at]))
                {
                    isContest |= words[at] is "vs" or "v" or "versus";
                    Close(ref part);
                    isBeside |= Beside.Contains(words[at]);
                    continue;
                }

                var marked = Math.Max(list.MarkAt(words, at), day is { } known ? TitleDates.LengthAt(words, at, known) : 0);
                if (marked > 0)
                {
                    at += marked - 1;
                    continue;
                }

                isTour |= Touring.Contains(words[at]);
                var form = list.Form(words[at]);
                var hash = WordHash.Of(form);
                isBeside &= !Meant.Contains(words[at]);
                if (list.AudienceOf(form) is var bit and not 0)
                {
                    if (isBeside)
                        names.Add(hash);
                    else
                        audience.Add((hash, bit));
                }

                // Words in any order.
                if (list.FindInTitle(form).Class is not (WordClass.Stop or WordClass.Filler or WordClass.Status) && !places.Has(hash) && !venue.Has(hash))
                    part = unchecked(part + WordHash.Of(WordHash.Of(Plain(form)), 1));
            }

            Close(ref part);
        }

        return new TitleParts([.. parts], extras, besides, [.. audience], [.. names], isContest, presenter, AgeRange.Of(text));

        void Close(ref ulong part)
        {
            if (part != 0 && parts.Count < MostParts && !parts.Contains(part))
            {
                besides |= (byte)(isBeside ? 1 << parts.Count : 0);
                extras |= (byte)(isBeside || isTour ? 1 << parts.Count : 0);
                parts.Add(part);
            }

            // The "Loud Kids" tour is for everybody.
            if (isTour)
                audience.RemoveRange(audienceBefore, audience.Count - audienceBefore);
            (part, isTour, audienceBefore) = (0, false, audience.Count);
        }
    }

    /// <summary>1 all parts of one are parts of the other, 0.8 only as who plays beside, 0.9 all but tours and who plays beside, 0.7 some are common, 0.5 those in front are, 0.25 it is a team against another than there, 0 none is; NaN where neither has parts, for then the titles themselves compare.</summary>
    public static float Compare(TitleParts a, TitleParts b)
    {
        if (a._parts.Length == 0 || b._parts.Length == 0)
            return float.NaN;
        var common = IsPresented(a, b) || IsPresented(b, a) ? 1 : 0;
        if (common == 0 && a._parts.Length == 1 && b._parts.Length == 1)
            return float.NaN;
        foreach (var part in a._parts)
            if (Array.IndexOf(b._parts, part) >= 0)
                common++;
        if (common == 0)
            return 0;
        if (common >= a._parts.Length || common >= b._parts.Length)
            return common == 1 && (IsSupport(a, b) || IsSupport(b, a)) ? AsSupport : 1;

        // The same team against another.
        return a._isContest && b._isContest ? OtherTeam : IsSameAct(a, b) && IsSameAct(b, a) ? SameAct : a._parts[0] == b._parts[0] ? 0.5f : SomeParts;
    }

    private static bool IsSupport(TitleParts a, TitleParts b) =>
        a._parts.Length == 1 && (a._extras & 1) == 0 && Array.IndexOf(b._parts, a._parts[0]) is var at and >= 0 && (b._besides & (1 << at)) != 0;

    private static bool IsSameAct(TitleParts a, TitleParts b)
    {
        var isCommon = false;
        for (var at = 0; at < a._parts.Length; at++)
            if (Array.IndexOf(b._parts, a._parts[at]) < 0)
            {
                if ((a._extras & (1 << at)) == 0)
                    return false;
            }
            else
                isCommon |= (a._extras & (1 << at)) == 0;
        return isCommon;
    }

    /// <summary>For whom they are: 1 the same, 0.6 some in common, 0.3 only one says, 0 others; NaN where neither says.</summary>
    public static float Audience(TitleParts a, TitleParts b)
    {
        if (a._ages is { } agesA && b._ages is { } agesB)
            return agesA == agesB ? 1 : 0;
        if (a._audience.Length == 0 && b._audience.Length == 0)
            return float.NaN;
        var (left, right) = (a.MeantFor(b), b.MeantFor(a));
        if ((left | right) == 0)
            return float.NaN;
        return left == right ? 1 : (left & right) != 0 ? 0.6f : left == 0 || right == 0 ? a._isContest && b._isContest ? float.NaN : OneSays : 0;
    }

    // What one side knows to be a name is one in the other's title, too.
    private ulong MeantFor(TitleParts other)
    {
        var bits = 0UL;
        foreach (var (word, bit) in _audience)
            if (Array.IndexOf(_names, word) < 0 && Array.IndexOf(other._names, word) < 0)
                bits |= bit;
        return bits;
    }

    // "Ärzte" was folded to "arzte"; some write "Aerzte".
    private static string Plain(string form) => form.Contains('e', StringComparison.Ordinal)
        ? form.Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal).Replace("ue", "u", StringComparison.Ordinal)
        : form;

    /// <summary>True where one title is who presents the other: <c>Disney On Ice</c> beside <c>Disney On Ice presents Road Trip Adventures</c>.</summary>
    public static bool IsPresenter(TitleParts a, TitleParts b) => (b._parts.Length == 1 && IsPresented(a, b)) || (a._parts.Length == 1 && IsPresented(b, a));

    private static bool IsPresented(TitleParts presented, TitleParts other) => presented._presenter != 0 && Array.IndexOf(other._parts, presented._presenter) >= 0;

    // What stands between what parts them, and the sign before it.
    private static List<(string Text, char Parting)> Chunks(string text)
    {
        var chunks = new List<(string Text, char Parting)>(4);
        var from = 0;
        for (var at = 0; at <= text.Length; at++)
            if (at == text.Length || Parts(text, at))
            {
                if (at > from)
                    chunks.Add((text[from..at], from > 0 ? text[from - 1] : ' '));
                from = at + 1;
            }

        return chunks;
    }

    // A hyphen and a slash part only with a space before them, a colon and a comma only with one behind.
    private static bool Parts(string text, int at) => text[at] switch
    {
        '(' or ')' or '[' or ']' or '|' or '–' or '—' or '•' or '·' or '"' or '“' or '”' or '«' or '»' or '„' => true,
        '-' or '/' or '+' or '~' or '*' => at > 0 && text[at - 1] == ' ',
        ':' or ',' or ';' => at + 1 == text.Length || text[at + 1] == ' ',
        _ => false,
    };
}
