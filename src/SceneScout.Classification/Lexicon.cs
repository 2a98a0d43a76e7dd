using System.Globalization;

namespace SceneScout.Classification;

/// <summary>The phrases of all languages that say something of a category; the files <c>lexicon.*.txt</c> tell their form.</summary>
internal sealed class Lexicon
{
    /// <summary>Languages, English first.</summary>
    public static readonly string[] Languages = ["en", "es", "fr", "nl", "de"];

    /// <summary>The longest phrase, in words.</summary>
    public const int MaxWords = 5;

    private readonly Dictionary<string, List<LexiconEntry>> _phrases = [];
    private readonly Dictionary<string, int> _stops = [];

    private Lexicon()
    {
    }

    /// <summary>What each folded phrase says; nothing for phrases that hide their words.</summary>
    public IReadOnlyDictionary<string, List<LexiconEntry>> Phrases => _phrases;

    /// <summary>The languages, a bit each, whose texts are full of a word.</summary>
    public IReadOnlyDictionary<string, int> Stops => _stops;

    /// <summary>Reads the files that ship.</summary>
    /// <param name="taxonomy">Which categories there are.</param>
    /// <exception cref="InvalidDataException">A line is not understood.</exception>
    public static Lexicon Read(Taxonomy taxonomy)
    {
        var lexicon = new Lexicon();
        for (var language = 0; language < Languages.Length; language++)
        {
            var own = new Dictionary<string, List<LexiconEntry>>();
            foreach (var line in BundledData.Lines($"lexicon.{Languages[language]}.txt"))
                if (line.Length > 0 && line[0] != '#')
                    lexicon.Take(line, language, taxonomy, own);
            lexicon.Keep(own, language);
        }

        return lexicon;
    }

    private void Take(string line, int language, Taxonomy taxonomy, Dictionary<string, List<LexiconEntry>> own)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var head = line[..Math.Max(0, colon)].Split(' ');
        var phrases = line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(FoldedText.Of).Distinct();
        if (head is ["stop"])
        {
            foreach (var word in phrases)
                _stops[word] = _stops.GetValueOrDefault(word) | (1 << language);
            return;
        }

        if (head is ["none"])
        {
            foreach (var phrase in phrases)
                own.TryAdd(phrase, []);
            return;
        }

        if (head.Length != 2 || !float.TryParse(head[1], CultureInfo.InvariantCulture, out var weight) || weight is < 1 or > 4)
            throw new InvalidDataException($"lexicon.{Languages[language]}.txt: '{line[..Math.Min(60, line.Length)]}' must be 'category/sub-category weight: phrases' with a weight from 1 to 4.");
        var ofVenue = head[0][0] == '@';
        var (category, subcategory) = taxonomy.Find(head[0].TrimStart('@'));
        foreach (var phrase in phrases)
        {
            if (!own.TryGetValue(phrase, out var entries))
                own[phrase] = entries = [];
            // Of one category and place the strongest line counts.
            var same = entries.FindIndex(e => e.Category == category && e.OfVenue == ofVenue);
            if (same < 0)
                entries.Add(new LexiconEntry(language, category, subcategory, weight, ofVenue));
            else if (entries[same].Weight < weight)
                entries[same] = new LexiconEntry(language, category, subcategory, weight, ofVenue);
        }
    }

    private void Keep(Dictionary<string, List<LexiconEntry>> own, int language)
    {
        foreach (var (phrase, entries) in own)
        {
            Add(phrase, entries);
            if (entries.Count > 0 && Plural(phrase, language) is { } plural && !own.ContainsKey(plural))
                Add(plural, entries);
        }
    }

    private void Add(string phrase, List<LexiconEntry> entries)
    {
        if (_phrases.TryGetValue(phrase, out var there))
            there.AddRange(entries);
        else
            _phrases[phrase] = [.. entries];
    }

    private static string? Plural(string phrase, int language)
    {
        var last = phrase.Length == 0 ? ' ' : phrase[^1];
        if (phrase.Length < 4 || !char.IsAsciiLetter(last))
            return null;
        return Languages[language] switch
        {
            "en" when last == 'y' && !"aeiou".Contains(phrase[^2], StringComparison.Ordinal) => phrase[..^1] + "ies",
            "en" when last is 's' or 'x' or 'z' || phrase.EndsWith("ch", StringComparison.Ordinal) || phrase.EndsWith("sh", StringComparison.Ordinal) => phrase + "es",
            "en" => phrase + "s",
            "es" or "fr" when last is not ('s' or 'x' or 'z') => phrase + (Languages[language] == "es" && !"aeiou".Contains(last, StringComparison.Ordinal) ? "es" : "s"),
            _ => null,
        };
    }
}
