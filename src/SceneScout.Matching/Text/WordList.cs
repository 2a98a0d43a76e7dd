namespace SceneScout.Matching.Text;

/// <summary>The words that ship: their classes and groups, the many ways to write one of them, and marks of several words that titles carry.</summary>
internal sealed class WordList
{
    private readonly Dictionary<string, WordEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _same = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string[]>> _marks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong> _audiences = new(StringComparer.Ordinal);
    private readonly HashSet<string> _usual = new(StringComparer.Ordinal);
    private readonly HashSet<string> _daily = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string[] Words, string Work)>> _works = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string[] Words, string[] Told)>> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string[] Words, string House)>> _aliases = new(StringComparer.Ordinal);
    private readonly HashSet<string> _halls = new(StringComparer.Ordinal);
    private readonly HashSet<string> _houses = new(StringComparer.Ordinal);

    private WordList(TextReader text)
    {
        byte group = 0;
        var audience = 1UL;
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

            if (parts[0] == "mark")
            {
                foreach (var mark in words.Select(word => word.Split('-')))
                    (_marks.TryGetValue(mark[0], out var marks) ? marks : _marks[mark[0]] = []).Add(mark);
                continue;
            }

            if (parts[0] == "for")
            {
                foreach (var word in words)
                    _audiences[Form(word)] = audience;
                audience <<= 1;
                continue;
            }

            if (parts[0] == "usual")
            {
                _usual.UnionWith(words.Select(Form));
                continue;
            }

            if (parts[0] == "house")
            {
                _houses.UnionWith(words.Select(Form));
                continue;
            }

            if (parts[0] == "hall")
            {
                _halls.UnionWith(words.Select(Form));
                continue;
            }

            if (parts[0] == "work")
            {
                foreach (var work in words.Select(word => word.Split('-')))
                    (_works.TryGetValue(work[0], out var works) ? works : _works[work[0]] = []).Add((work, words[0]));
                continue;
            }

            if (parts[0] == "told")
            {
                foreach (var told in words.Skip(1).Select(word => word.Split('-')))
                    (_told.TryGetValue(told[0], out var others) ? others : _told[told[0]] = []).Add((told, words[0].Split('-')));
                continue;
            }

            if (parts[0] == "alias")
            {
                foreach (var alias in words.Select(word => word.Split('-')))
                    (_aliases.TryGetValue(alias[0], out var aliases) ? aliases : _aliases[alias[0]] = []).Add((alias, words[0]));
                continue;
            }

            if (parts[0] == "daily")
            {
                _daily.UnionWith(words.Select(Form));
                continue;
            }

            group++;
            if (parts[0] == "counted")
            {
                CountedGroup = group;
                parts[0] = nameof(WordClass.Part);
            }

            foreach (var word in words)
                _entries.TryAdd(Form(word), new WordEntry(Enum.Parse<WordClass>(parts[0], ignoreCase: true), group));
        }
    }

    /// <summary>A number of the words: another list has another one.</summary>
    public uint Number { get; private init; }

    /// <summary>The list.</summary>
    public static WordList Bundled { get; } = Load();

    /// <summary>The group of words that a number beside them makes a part of something: the second day, the third chapter.</summary>
    public byte CountedGroup { get; private set; }

    /// <summary>The group of words for what is sold beside an event.</summary>
    public byte BesideGroup => Find("parking").Group;

    /// <summary>What the list says of a word in its common form.</summary>
    public WordEntry Find(string word) => _entries.GetValueOrDefault(word);

    /// <summary>What the list says of a word in an event's title: there the day of the week tells no more than the date does, and what takes place in every town little.</summary>
    public WordEntry FindInTitle(string word) => _daily.Contains(word) ? new WordEntry(WordClass.Filler, 0) : _usual.Contains(word) ? new WordEntry(WordClass.Common, 0) : Find(word);

    /// <summary>True for a day of the week, as titles write it.</summary>
    public bool IsDay(string form) => _daily.Contains(form);

    /// <summary>A bit of those for whom a word says that an event is; 0 where it says nothing of it.</summary>
    public ulong AudienceOf(string form) => _audiences.GetValueOrDefault(form);

    /// <summary>True for what is a whole house and has no other as its landlord: an arena, a palace.</summary>
    public bool IsHouse(string form) => _houses.Contains(form);

    /// <summary>True for what names a hall of a house, or which of its halls: screen, Saal, small, upstairs.</summary>
    public bool IsHall(string form) => _halls.Contains(form);

    /// <summary>The work that words from one on are called after in any of its languages, and how many words that are; null and 0 where none begins.</summary>
    /// <param name="words">Folded words of a title.</param>
    /// <param name="at">The first of them.</param>
    public (string? Work, int Length) WorkAt(string[] words, int at)
    {
        var found = ((string?)null, 0);
        foreach (var (work, name) in _works.GetValueOrDefault(words[at]) ?? [])
            if (work.Length > found.Item2 && at + work.Length <= words.Length && words.AsSpan(at, work.Length).SequenceEqual(work))
                found = (name, work.Length);
        return found;
    }

    /// <summary>The words of a title with what other languages call the same things by told in one: <c>flea market</c> for <c>vlooienmarkt</c>. The same array where there is nothing of it.</summary>
    /// <param name="words">Folded words.</param>
    public string[] Told(string[] words)
    {
        List<string>? told = null;
        for (var at = 0; at < words.Length; at++)
        {
            var (length, found) = (0, (string[]?)null);
            foreach (var (phrase, one) in _told.GetValueOrDefault(words[at]) ?? [])
                if (phrase.Length > length && at + phrase.Length <= words.Length && words.AsSpan(at, phrase.Length).SequenceEqual(phrase))
                    (length, found) = (phrase.Length, one);
            if (found is null)
            {
                told?.Add(words[at]);
                continue;
            }

            told ??= [.. words.AsSpan(0, at)];
            told.AddRange(found);
            at += length - 1;
        }

        return told is null ? words : [.. told];
    }

    /// <summary>The house that folded words from one on call, of those that had several names (<c>Staples Center</c>, <c>Crypto.com Arena</c>); null where none begins.</summary>
    /// <param name="words">Folded words of a house's name.</param>
    /// <param name="at">The first of them.</param>
    public string? HouseAt(string[] words, int at)
    {
        foreach (var (alias, house) in _aliases.GetValueOrDefault(words[at]) ?? [])
            if (at + alias.Length <= words.Length && words.AsSpan(at, alias.Length).SequenceEqual(alias))
                return house;
        return null;
    }

    /// <summary>How many words from one on are a mark that feeds set upon a title (<c>sold out</c>, <c>all ages</c>); 0 where none begins.</summary>
    /// <param name="words">Folded words of a title.</param>
    /// <param name="at">The first of them.</param>
    public int MarkAt(string[] words, int at)
    {
        var longest = 0;
        foreach (var mark in _marks.GetValueOrDefault(words[at]) ?? [])
            if (mark.Length > longest && at + mark.Length <= words.Length && words.AsSpan(at, mark.Length).SequenceEqual(mark))
                longest = mark.Length;
        return longest;
    }

    /// <summary>The form that stands for all ways to write a word: <c>saint</c> is <c>st</c>, <c>paints</c> is <c>paint</c>.</summary>
    public string Form(string word) => Stem(_same.GetValueOrDefault(word, word));

    // Only the plural and the possessive: more would make different names alike.
    private static string Stem(string word) => word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;

    private static WordList Load()
    {
        var text = Read();
        using var reader = new StringReader(text);
        return new WordList(reader) { Number = unchecked((uint)WordHash.Of(text)) };
    }

    private static string Read()
    {
        using var reader = new StreamReader(typeof(WordList).Assembly.GetManifestResourceStream("words.txt")!);
        return reader.ReadToEnd();
    }
}
