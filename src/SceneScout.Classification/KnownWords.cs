namespace SceneScout.Classification;

/// <summary>Every word and phrase that is known, in any of the ways a word can be known: one look-up a word.</summary>
internal sealed class KnownWords
{
    private const int LeastEnd = 4;
    private readonly Dictionary<string, Word> _words = new(WordComparer.Instance);
    private readonly Dictionary<string, int> _phrases = new(WordComparer.Instance);
    private readonly List<LexiconEntry[]> _entries = [];
    private readonly HashSet<int> _compounding = [];
    private readonly Dictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> _byWord;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _byPhrase;

    /// <summary>Puts lexicon and vectors together.</summary>
    public KnownWords(Lexicon lexicon, WordVectors vectors)
    {
        for (var index = 0; index < vectors.Words.Count; index++)
            _words[vectors.Words[index]] = new Word(index);
        foreach (var (word, languages) in lexicon.Stops)
            _words[word] = Get(word) with { StopOf = languages };
        foreach (var (phrase, entries) in lexicon.Phrases)
            Add(phrase, [.. entries]);
        _byWord = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        _byPhrase = _phrases.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What is known of a word; a word that says nothing when it is unknown.</summary>
    /// <param name="word">Folded.</param>
    public Word Find(ReadOnlySpan<char> word) => _byWord.TryGetValue(word, out var found) ? found : new Word(-1);

    /// <summary>What an unknown word says by its end: German and Dutch put words together, and events' names end in "fest" and "conf".</summary>
    /// <param name="word">Folded.</param>
    /// <param name="found">What is known of it: no vector, no entry.</param>
    public Word FindEnd(ReadOnlySpan<char> word, in Word found)
    {
        for (var cut = 2; word.Length - cut >= LeastEnd; cut++)
            if (_byWord.TryGetValue(word[cut..], out var end) && end.Entry >= 0 && (_compounding.Contains(end.Entry) || word[cut..] is "fest" or "conf"))
                return found with { Entry = end.Entry };
        return found;
    }

    /// <summary>The longest phrase that begins at a word: what it says, and how many words it has; none of no entries when there is none.</summary>
    /// <param name="text">The words.</param>
    /// <param name="index">Where it begins.</param>
    /// <param name="found">What is known of the words.</param>
    public (LexiconEntry[] Entries, int Words) LongestPhrase(FoldedText text, int index, ReadOnlySpan<Word> found)
    {
        ref readonly var first = ref found[index];
        // Few words are the second of any phrase: that spares most look-ups.
        var longest = index + 1 < text.Count && found[index + 1].IsSecond ? Math.Min(first.LongestPhrase, text.Count - index) : 1;
        for (var count = longest; count > 1; count--)
            if (_byPhrase.TryGetValue(text.Phrase(index, count), out var entry))
                return (_entries[entry], count);
        return first.Entry >= 0 ? (_entries[first.Entry], 1) : ([], 0);
    }

    private Word Get(string word) => _words.GetValueOrDefault(word, new Word(-1));

    private void Add(string phrase, LexiconEntry[] entries)
    {
        var words = phrase.Split(' ');
        _entries.Add(entries);
        if (entries.Any(e => Lexicon.Languages[e.Language] is "nl" or "de"))
            _compounding.Add(_entries.Count - 1);
        var first = Get(words[0]);
        if (words.Length == 1)
        {
            _words[phrase] = first with { Entry = _entries.Count - 1 };
            return;
        }

        _words[words[0]] = first with { LongestPhrase = Math.Max(first.LongestPhrase, words.Length) };
        _words[words[1]] = Get(words[1]) with { IsSecond = true };
        _phrases[phrase] = _entries.Count - 1;
    }

    /// <summary>What is known of a word.</summary>
    /// <param name="Vector">Its index among the vectors; below 0 without one.</param>
    internal readonly record struct Word(int Vector)
    {
        /// <summary>What it says by itself; below 0 for nothing.</summary>
        public int Entry { get; init; } = -1;

        /// <summary>The words of the longest phrase that begins with it.</summary>
        public int LongestPhrase { get; init; } = 1;

        /// <summary>True when it is the second word of a phrase.</summary>
        public bool IsSecond { get; init; }

        /// <summary>The languages, a bit each, whose texts are full of it.</summary>
        public int StopOf { get; init; }
    }
}
