using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace SceneScout.Domain.Text;

/// <summary>Titles all in capitals, of several words, are written as others are. What may be a name of capitals (<c>AC/DC</c>, <c>DJ</c>, <c>MGMT</c>, <c>II</c>, <c>USA</c>) stays.</summary>
public static class ShoutedTitle
{
    private const int FewestWords = 3;
    private const int FewestLetters = 12;
    private const int LongWord = 4;

    // Words that nobody doubts are words: two of them tell a sentence from a row of names.
    private static readonly FrozenSet<string> Small = new[]
    {
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "vs", "with",
        "al", "con", "de", "del", "el", "en", "la", "las", "los", "para", "por", "y", "au", "aux", "avec", "chez", "dans", "des", "du", "et", "le", "les", "ou", "par", "pour", "sur", "un", "une",
        "am", "auf", "aus", "bei", "bis", "das", "dem", "den", "der", "die", "ein", "eine", "für", "im", "mit", "und", "vom", "von", "zu", "zum", "zur", "een", "het", "met", "naar", "op", "van", "voor",
        "alla", "alle", "che", "da", "dal", "dalla", "dei", "della", "delle", "di", "e", "il", "nel", "nella", "per", "su", "às", "ao", "com", "da", "das", "do", "dos", "em", "na", "no", "nos", "os", "um", "uma",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Short words that are written as words; any other of up to three letters may be a name.
    private static readonly FrozenSet<string> Short = new[]
    {
        "all", "am", "are", "art", "arts", "ask", "bar", "bay", "be", "beer", "big", "boy", "can", "car", "cat", "come", "cup", "dad", "day", "do", "dog", "eat", "end", "eve", "fall", "fan", "fun", "get", "girl",
        "go", "good", "hall", "her", "his", "hot", "how", "if", "is", "it", "its", "jam", "joy", "kid", "let", "man", "may", "me", "men", "mom", "mr", "mrs", "ms", "mum", "my", "new", "no", "not", "now", "off",
        "old", "one", "our", "out", "own", "pop", "pub", "red", "run", "sea", "set", "sex", "she", "he", "show", "sky", "so", "st", "sun", "tea", "ten", "tie", "top", "toy", "try", "two", "up", "us", "war", "way",
        "we", "who", "why", "win", "you", "your", "zoo", "rock", "jazz", "live", "tour", "fest", "club", "open", "mic", "feat", "ft",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Names = new[]
    {
        "ABBA", "AC", "ACDC", "ADHD", "AFTRA", "AIDS", "ASAP", "ASMR", "BAFTA", "BIPOC", "BOGO", "CASA", "COVID", "EDM", "ELO", "EMEA", "ESOL", "ESPN", "GOAT", "HAIM", "IDLES", "INXS", "IRL", "KEXP", "KISS", "LAN", "LARP",
        "LEGO", "LGBTQ", "LGBTQIA", "MFA", "MILF", "MLK", "MMA", "MOMA", "MUNA", "NAACP", "NAMI", "NASA", "NASCAR", "NATO", "NBA", "NCAA", "NFL", "NHL", "NSFW", "NOFX", "OMD", "PTSD", "QPOC", "REM", "SOAS", "SOHO",
        "STEAM", "STEM", "SWAG", "SXSW", "TBA", "TEDX", "TOOL", "UB40", "UCLA", "UEFA", "UFC", "UNESCO", "UNICEF", "USA", "VIP", "WOMAD", "WWE", "XOXO", "YMCA", "YWCA", "ZZ", "DJ", "MC", "TV", "OK", "UK", "EU", "US", "AI",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly SearchValues<char> Signs = SearchValues.Create("/&@$+._");
    private static readonly SearchValues<char> Partings = SearchValues.Create("-–—|:&+/ ");
    private static readonly SearchValues<char> Digits = SearchValues.Create("IVX");
    private static readonly SearchValues<char> Vowels = SearchValues.Create("AEIOUYÀÁÂÃÄÅÆÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜÝŒ");

    /// <summary>The title, calmed; the same string when it is not surely shouted.</summary>
    /// <param name="title">A title in one line.</param>
    /// <param name="known">Names as they are written elsewhere in the listing, such as those of its performers: they stay, or come back, in that form.</param>
    public static string Calmed(string title, params ReadOnlySpan<string?> known)
    {
        if (!IsShouted(title))
            return title;
        var calm = new StringBuilder(title.Length);
        var first = true;
        foreach (var part in title.AsSpan().Split(' '))
        {
            var word = title.AsSpan(part);
            if (part.Start.Value > 0)
                calm.Append(' ');
            AppendWord(calm, word, first);
            if (word.ContainsAnyExcept(Partings))
                first = word[^1] is ':' or '|' or '!' or '?';
            else if (word.Length > 0)
                first = word is not ("&" or "+" or "/");
        }

        foreach (var name in known)
            if (name is { Length: > 1 })
                Restore(calm, name);
        return calm.ToString();
    }

    private static bool IsShouted(ReadOnlySpan<char> title)
    {
        if (title.Length < FewestLetters || char.IsLower(title[0]))
            return false;
        var (letters, words, longWords, run) = (0, 0, 0, 0);
        for (var i = 0; i <= title.Length; i++)
        {
            var c = i < title.Length ? title[i] : ' ';
            if (char.IsUpper(c))
            {
                letters++;
                run++;
                continue;
            }

            // One small letter, or one of a script without cases, and the title is not shouted.
            if (char.IsLetter(c))
                return false;
            if (c is '\'' or '’')
                continue;
            words += run > 1 ? 1 : 0;
            longWords += run >= LongWord ? 1 : 0;
            run = 0;
        }

        return letters >= FewestLetters && words >= FewestWords && longWords >= 2;
    }

    // Parts of one word, at hyphens, are words of their own.
    private static void AppendWord(StringBuilder calm, ReadOnlySpan<char> word, bool first)
    {
        var bare = word.Trim("()[]{}\"“”‘’'.,:;!?…*#");
        if (IsOrdinal(bare))
        {
            Lower(calm, word);
            return;
        }

        if (IsName(bare))
        {
            calm.Append(word);
            return;
        }

        if (!first && Small.GetAlternateLookup<ReadOnlySpan<char>>().Contains(bare))
        {
            Lower(calm, word);
            return;
        }

        var begins = true;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (!char.IsLetter(c))
            {
                // O'BRIEN and D'ANGELO have a second beginning; DON'T and JOE'S have none.
                begins = c is not ('\'' or '’') || (i == 1 && word[0] is 'O' or 'D' or 'L' && word.Length - i > 3);
                calm.Append(c);
                continue;
            }

            calm.Append(begins ? c : char.ToLowerInvariant(c));
            begins = false;
        }
    }

    // In doubt a word is a name, and stays.
    private static bool IsName(ReadOnlySpan<char> bare)
    {
        if (bare.Length == 0 || bare.ContainsAnyInRange('0', '9') || bare.ContainsAny(Signs))
            return true;
        if (Names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(bare))
            return true;
        if (Small.GetAlternateLookup<ReadOnlySpan<char>>().Contains(bare) || Short.GetAlternateLookup<ReadOnlySpan<char>>().Contains(bare))
            return false;
        return bare.Length <= 3 || !bare.ContainsAny(Vowels) || IsRoman(bare);
    }

    // 8TH, 21ST, 90S.
    private static bool IsOrdinal(ReadOnlySpan<char> word) =>
        word.Length > 1 && char.IsAsciiDigit(word[0]) && word.TrimStart("0123456789") is "ST" or "ND" or "RD" or "TH" or "S";

    // Numbers up to 39: above, words such as MIX, DIM and CIVIL are numbers, too.
    private static bool IsRoman(ReadOnlySpan<char> word) => word.Length <= 7 && !word.ContainsAnyExcept(Digits) && word.IndexOf("IIII", StringComparison.Ordinal) < 0;

    private static void Lower(StringBuilder calm, ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            calm.Append(char.ToLowerInvariant(c));
    }

    private static void Restore(StringBuilder calm, string name)
    {
        var text = calm.ToString();
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.OrdinalIgnoreCase))
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + name.Length == text.Length || !char.IsLetterOrDigit(text[at + name.Length])))
                calm.Remove(at, name.Length).Insert(at, name);
    }
}
