using System.Numerics;

namespace SceneScout.Classification;

/// <summary>Reads the signals of listings. Not for several threads at once: its buffers are used again.</summary>
internal sealed class FeatureReader
{
    private const int TitleWords = 40;
    private const int LeadWords = 30;
    private const int TextWords = 90;
    private const int VenueWords = 16;
    private const int CommonRank = 20_000;
    private const int Sure = 4;
    private const int LongWord = 7;
    private readonly Knowledge _knowledge;
    private readonly FoldedText _title = new();
    private readonly FoldedText _text = new();
    private readonly FoldedText _venue = new();
    private readonly FieldScan _titleScan;
    private readonly FieldScan _leadScan;
    private readonly FieldScan _textScan;
    private readonly FieldScan _venueScan;
    private readonly float[] _languages = new float[Lexicon.Languages.Length];
    private readonly float[] _scores;
    private readonly float[] _near;
    private readonly HashSet<int> _seen = [];
    private readonly KnownWords.Word[] _titleFound = new KnownWords.Word[TitleWords];
    private readonly KnownWords.Word[] _textFound = new KnownWords.Word[TextWords];
    private readonly KnownWords.Word[] _venueFound = new KnownWords.Word[VenueWords];

    /// <summary>A reader.</summary>
    /// <param name="knowledge">What is known of words.</param>
    public FeatureReader(Knowledge knowledge)
    {
        _knowledge = knowledge;
        FieldScan Scan() => new(knowledge.Categories, knowledge.Taxonomy.Subcategories.Count, knowledge.Vectors.Dimensions);
        (_titleScan, _leadScan, _textScan, _venueScan) = (Scan(), Scan(), Scan(), Scan());
        (_scores, _near) = (new float[knowledge.Categories], new float[knowledge.Categories]);
    }

    /// <summary>Signals for each category: <see cref="FeatureNames.All"/> of the first, then of the next.</summary>
    /// <param name="text">The listing.</param>
    /// <param name="features">What is written to.</param>
    public void Read(EventText text, Span<float> features)
    {
        _title.Read(text.Title, TitleWords);
        _text.Read(text.Description, TextWords);
        _venue.Read(text.Venue, VenueWords);
        Find(_title, _titleFound);
        Find(_text, _textFound);
        Find(_venue, _venueFound);
        Languages(text.Language);
        Scan(_title, _titleFound, _titleScan, null);
        Scan(_text, _textFound, _textScan, _leadScan);
        Scan(_venue, _venueFound, _venueScan, null);
        Write(features);
    }

    /// <summary>Of the listing read last: the sub-category of a category that its words say most of, else the category's nearest.</summary>
    /// <param name="category">The category's index.</param>
    public int SubcategoryOf(int category)
    {
        var (best, most) = (-1, 0f);
        var all = _knowledge.Taxonomy.Subcategories;
        for (var i = 0; i < all.Count; i++)
            if (all[i].Category == category && (3 * _titleScan.Subcategories[i]) + _textScan.Subcategories[i] + _venueScan.Subcategories[i] is var said && said > most)
                (best, most) = (i, said);
        return best >= 0 ? best : _knowledge.Taxonomy.FirstOf(category);
    }

    private void Write(Span<float> features)
    {
        features.Clear();
        var count = FeatureNames.All.Length;
        var bare = _titleScan.Hits == 0 ? 1f : 0f;
        var (title, lead, whole) = (Sum(_titleScan.Phrases) + 2, Sum(_leadScan.Phrases) + 4, Sum(_textScan.Phrases) + 6);
        for (var category = 0; category < _knowledge.Categories; category++)
        {
            var of = features.Slice(category * count, count);
            (of[0], of[1]) = (MathF.Log(1 + _titleScan.Phrases[category]), _titleScan.Phrases[category] / title);
            of[2] = _titleScan.Last[category] / 4;
            (of[3], of[4]) = (MathF.Log(1 + _leadScan.Phrases[category]), _leadScan.Phrases[category] / lead);
            (of[5], of[6]) = (MathF.Log(1 + _textScan.Phrases[category]), _textScan.Phrases[category] / whole);
            (of[7], of[8]) = (_venueScan.VenuePhrases[category] / 4, MathF.Log(1 + _venueScan.Phrases[category]));
            (of[13], of[15]) = (bare * of[6], bare * of[7]);
            (of[16], of[17], of[18], of[19]) = (1, bare, _textScan.Hits == 0 ? 1 : 0, _text.Count == 0 ? 1 : 0);
            of[20] = bare * of[19];
        }

        Vector(_titleScan, features, 9, 11);
        Vector(_textScan, features, 10, 12);
        for (var category = 0; category < _knowledge.Categories; category++)
        {
            var of = features.Slice(category * count, count);
            of[14] = bare * of[10];
        }
    }

    private static float Sum(float[] phrases)
    {
        var sum = 0f;
        foreach (var said in phrases)
            sum += said;
        return sum;
    }

    // How near the mean of the words is to each category, against the mean of all categories.
    private void Vector(FieldScan scan, Span<float> features, int score, int nearest)
    {
        if (scan.Known <= 0)
            return;
        var count = FeatureNames.All.Length;
        WordVectors.Normalise(scan.Vector);
        _knowledge.WordModel.Score(scan.Vector, _scores);
        Softmax.Of(_scores);
        var sum = 0f;
        foreach (ref var chance in _scores.AsSpan())
            sum += chance = MathF.Log(chance + 0.005f);
        for (var category = 0; category < _scores.Length; category++)
            features[(category * count) + score] = _scores[category] - (sum / _scores.Length);
        _knowledge.Nearest(scan.Vector, _near);
        for (var category = 0; category < _near.Length; category++)
            features[(category * count) + nearest] = _near[category];
    }

    private void Find(FoldedText text, KnownWords.Word[] found)
    {
        for (var i = 0; i < text.Count; i++)
        {
            found[i] = _knowledge.KnownWords.Find(text.Word(i));
            if (found[i] is { Vector: < 0, Entry: < 0 } && text.Word(i).Length >= LongWord)
                found[i] = _knowledge.KnownWords.FindEnd(text.Word(i), found[i]);
        }
    }

    private void Scan(FoldedText text, KnownWords.Word[] found, FieldScan scan, FieldScan? lead)
    {
        scan.Clear();
        _seen.Clear();
        var leadEnd = lead is null ? int.MaxValue : LeadWords;
        for (var i = 0; i < text.Count;)
        {
            if (i >= leadEnd)
            {
                lead?.CopyFrom(scan);
                leadEnd = int.MaxValue;
            }

            var (entries, words) = _knowledge.KnownWords.LongestPhrase(text, i, found);
            if (words > 0)
                Say(entries, text, i, words, found[i], scan);
            for (var end = i + Math.Max(1, words); i < end; i++)
                Add(found[i], scan);
        }

        if (leadEnd < int.MaxValue)
            lead?.CopyFrom(scan);
    }

    private void Add(in KnownWords.Word word, FieldScan scan)
    {
        if (word.Vector < 0 || (word.StopOf & 1) != 0)
            return;
        // How frequent a word is follows from its rank; frequent words say less.
        var share = 1e-3f / (1e-3f + (0.1f / (word.Vector + 2)));
        _knowledge.Vectors.AddTo(word.Vector, share, scan.Vector);
        scan.Known += share;
    }

    private void Say(LexiconEntry[] entries, FoldedText text, int at, int words, in KnownWords.Word first, FieldScan scan)
    {
        // A phrase says it once, however often it is there.
        if (entries.Length == 0 || !_seen.Add(WordComparer.Instance.GetHashCode(text.Phrase(at, words))))
            return;
        var said = false;
        foreach (var entry in entries)
        {
            var weight = entry.Weight * _languages[entry.Language];
            if (entry.Language > 0 && words == 1 && first.Vector is >= 0 and < CommonRank)
                weight *= _languages[0] > _languages[entry.Language] - 0.1f ? 0.25f : 0.9f;
            if (weight <= 0)
                continue;
            if (entry.OfVenue)
            {
                scan.VenuePhrases[entry.Category] = Math.Max(scan.VenuePhrases[entry.Category], weight);
                continue;
            }

            if (!said)
                Array.Clear(scan.Last);
            said = true;
            scan.Phrases[entry.Category] += weight;
            scan.Last[entry.Category] = Math.Max(scan.Last[entry.Category], weight);
            if (entry.Subcategory >= 0)
                scan.Subcategories[entry.Subcategory] += weight;
        }

        if (said)
            scan.Hits++;
    }

    // The language's own lexicon counts in full, English beside another at half, since its words are everywhere.
    // A few words tell a language badly: then the others count at half, too. What the caller says counts as a few words.
    private void Languages(string? given)
    {
        Span<int> counts = stackalloc int[Lexicon.Languages.Length];
        if (given is not null && Array.FindIndex(Lexicon.Languages, l => given.StartsWith(l, StringComparison.OrdinalIgnoreCase)) is >= 0 and var told)
            counts[told] += Sure;
        Count(_titleFound.AsSpan(0, _title.Count), counts);
        Count(_textFound.AsSpan(0, Math.Min(60, _text.Count)), counts);
        var most = 0;
        foreach (var count in counts)
            most = Math.Max(most, count);
        for (var i = 0; i < counts.Length; i++)
            _languages[i] = counts[i] == most ? (most == 0 && i > 0 ? 0.8f : 1) : i == 0 || most < Sure ? 0.5f : 0;
    }

    private static void Count(ReadOnlySpan<KnownWords.Word> found, Span<int> counts)
    {
        foreach (ref readonly var word in found)
            for (var languages = (uint)word.StopOf; languages != 0; languages &= languages - 1)
                counts[BitOperations.TrailingZeroCount(languages)]++;
    }
}
