namespace SceneScout.Matching.Text;

/// <summary>The words that ship: their classes and groups, and the many ways to write one of them.</summary>
internal sealed class WordList
{
    private readonly Dictionary<string, WordEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _same = new(StringComparer.Ordinal);

    private WordList(TextReader text)
    {
        byte group = 0;
        while (text.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var parts = line.Split(':', 2, StringSplitOptions.TrimEntries);
            var words = parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts[0] == "same")
            {
                foreach (var word in words.Skip(1))
                    _same[word] = words[0];
                continue;
            }

            group++;
            foreach (var word in words)
                _entries.TryAdd(Form(word), new WordEntry(Enum.Parse<WordClass>(parts[0], ignoreCase: true), group));
        }
    }

    /// <summary>The list.</summary>
    public static WordList Bundled { get; } = Load();

    /// <summary>What the list says of a word in its common form.</summary>
    public WordEntry Find(string word) => _entries.GetValueOrDefault(word);

    /// <summary>The form that stands for all ways to write a word: <c>saint</c> is <c>st</c>, <c>paints</c> is <c>paint</c>.</summary>
    public string Form(string word) => Stem(_same.GetValueOrDefault(word, word));

    // Only the plural and the possessive: more would make different names alike.
    private static string Stem(string word) => word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;

    private static WordList Load()
    {
        using var reader = new StreamReader(typeof(WordList).Assembly.GetManifestResourceStream("words.txt")!);
        return new WordList(reader);
    }
}
