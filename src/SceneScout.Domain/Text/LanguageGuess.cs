using System.Buffers;
using System.Collections.Frozen;
using System.Numerics;

namespace SceneScout.Domain.Text;

/// <summary>Finds the language of a text by its smallest words, or by its script. In doubt, as with most titles alone, there is none.</summary>
public static class LanguageGuess
{
    // More than this tells nothing new.
    private const int MostCharacters = 800;
    private const int FewestWords = 3;
    private const double Enough = 2.2;
    private const double Lead = 1.5;

    private static readonly (string Language, string Words)[] SmallWords =
    [
        ("en", "the and of to for with you your our from at this that will are is be have has on in it we by an or not all can come join more who what how when their about into out up us was as if but they he she his her"),
        ("es", "el la los las de del y en con para por que una un es se su sus al como más lo nos está son este esta todo todos pero desde hasta muy tu te entre sobre donde sin también ser será"),
        ("fr", "le la les des du de et en un une est pour dans avec sur au aux que qui ce cette nous vous votre notre par plus sont ne pas se il elle son ses leur ou où mais tout tous chez être sera venez"),
        ("de", "der die das und ist mit für von zu den dem des ein eine einen einem im in auf sich auch es wir sie ihr nicht bei aus zum zur als an am wird werden oder über nach euch uns um vom noch mehr sind haben hat"),
        ("nl", "de het een en van voor met op in is te zijn die dat aan je niet we ook door bij om uit er naar deze wordt of als maar dan onze ons kun kunt jij jouw over tot meer worden heeft hebben"),
        ("it", "il lo la gli le di del della dei delle e per con un una che non si è in nel nella al alla da dal sono più come su questo questa anche i tra degli dell' ogni tutti ed o ci nostro"),
        ("pt", "o a os as de do da dos das e em no na nos nas um uma para com por que não se é ao à mais seu sua como são ou você nosso nossa pelo pela este esta todos muito também até será"),
        ("ca", "el la els les de del dels i en amb per a que un una és al als com més no es seva seu aquest aquesta tots són des fins nostre dins ha però també molt on"),
        ("sv", "och att det i en är som för på av med till den har de inte om ett vi du kan från så eller men hos alla din vår mer ska"),
        ("da", "og at det i en er som for på af med til den har de ikke om et vi du kan fra så eller men hos alle din vores mere skal"),
        ("pl", "i w na z do się nie jest to że o dla od po przez jak oraz za ale przy tym są czy który która będzie nas już ze tylko"),
    ];

    private static readonly string[] Languages = [.. SmallWords.Select(one => one.Language)];

    private static readonly FrozenDictionary<string, ushort> Masks = SmallWords
        .SelectMany((one, index) => one.Words.Split(' ').Distinct(StringComparer.Ordinal).Select(word => (word, bit: (ushort)(1 << index))))
        .GroupBy(pair => pair.word, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(group => group.Key, group => (ushort)group.Aggregate(0, (all, one) => all | one.bit), StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, ushort>.AlternateLookup<ReadOnlySpan<char>> Lookup = Masks.GetAlternateLookup<ReadOnlySpan<char>>();

    // Words of plain letters, packed into a number each: a text is looked up word by word. A table of twice as many places and more, where a word lies at its number's place or behind it.
    private const int Longest = 6;
    private const int Places = 2048;
    private static readonly (ulong Word, ushort Mask)[] Packed = Pack();

    // Letters that few of these languages have.
    private static readonly FrozenDictionary<char, string[]> Letters = new Dictionary<char, string[]>
    {
        ['ß'] = ["de"],
        ['ä'] = ["de", "sv"],
        ['ö'] = ["de", "sv"],
        ['ü'] = ["de"],
        ['ñ'] = ["es"],
        ['¿'] = ["es"],
        ['¡'] = ["es"],
        ['ã'] = ["pt"],
        ['õ'] = ["pt"],
        ['ç'] = ["fr", "pt", "ca"],
        ['ê'] = ["fr", "pt"],
        ['è'] = ["fr", "it", "ca"],
        ['ò'] = ["it", "ca"],
        ['ù'] = ["it", "fr"],
        ['œ'] = ["fr"],
        ['å'] = ["sv", "da"],
        ['ø'] = ["da"],
        ['æ'] = ["da"],
        ['ł'] = ["pl"],
        ['ż'] = ["pl"],
        ['ę'] = ["pl"],
        ['ą'] = ["pl"],
        ['·'] = ["ca"],
    }.ToFrozenDictionary();

    private static readonly SearchValues<char> Marked = SearchValues.Create(string.Concat(Letters.Keys));

    /// <summary>The language's ISO 639-1 code; null when the texts do not surely say. Known by their words: Catalan, Danish, Dutch, English, French, German, Italian, Polish, Portuguese, Spanish, Swedish; by their script: Greek, Hebrew, Japanese, Korean, Thai.</summary>
    /// <param name="title">A title.</param>
    /// <param name="description">What stands below it.</param>
    public static string? Of(string title, string? description)
    {
        Span<double> scores = stackalloc double[SmallWords.Length];
        var words = Score(title, scores) + Score(description.AsSpan(0, Math.Min(description?.Length ?? 0, MostCharacters)), scores);
        var (best, second) = (0, -1);
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
                (second, best) = (best, i);
            else if (second < 0 || scores[i] > scores[second])
                second = i;
        }

        if (words >= FewestWords && scores[best] >= Enough && scores[best] >= scores[second] * Lead)
            return Languages[best];
        return scores[best] == 0 ? OfScript(title) ?? OfScript(description) : null;
    }

    // A word counts by how few languages have it.
    private static int Score(ReadOnlySpan<char> text, Span<double> scores)
    {
        var found = 0;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetter(text[at]))
            {
                at++;
                continue;
            }

            var end = at + 1;
            while (end < text.Length && char.IsLetter(text[end]))
                end++;
            if (end - at <= Longest && MaskOf(text[at..end]) is not 0 and var mask)
            {
                found++;
                var weight = 1.0 / BitOperations.PopCount(mask);
                for (var rest = (uint)mask; rest != 0; rest &= rest - 1)
                    scores[BitOperations.TrailingZeroCount(rest)] += weight;
            }

            at = end;
        }

        if (found > 0 && text.ContainsAny(Marked))
            ScoreLetters(text, scores);
        return found;
    }

    // The languages that have a word; 0 for none.
    private static ushort MaskOf(ReadOnlySpan<char> word)
    {
        if (PackedOf(word) is not { } packed)
            return Lookup.TryGetValue(word, out var mask) ? mask : (ushort)0;
        for (var place = PlaceOf(packed); Packed[place].Word != 0; place = (place + 1) % Places)
            if (Packed[place].Word == packed)
                return Packed[place].Mask;
        return 0;
    }

    private static (ulong Word, ushort Mask)[] Pack()
    {
        var packed = new (ulong Word, ushort Mask)[Places];
        foreach (var (word, mask) in Masks)
            if (word.Length <= Longest && PackedOf(word) is { } number)
            {
                var place = PlaceOf(number);
                while (packed[place].Word != 0)
                    place = (place + 1) % Places;
                packed[place] = (number, mask);
            }

        return packed;
    }

    // Null for a word that has other letters than those of ASCII.
    private static ulong? PackedOf(ReadOnlySpan<char> word)
    {
        var packed = 0UL;
        foreach (var c in word)
        {
            if (!char.IsAsciiLetter(c))
                return null;
            packed = (packed << 8) | (uint)(c | 0x20);
        }

        return packed;
    }

    private static int PlaceOf(ulong packed) => (int)(unchecked(packed * 0x9E3779B97F4A7C15) >> 53);

    private static void ScoreLetters(ReadOnlySpan<char> text, Span<double> scores)
    {
        for (var at = text.IndexOfAny(Marked); at >= 0;)
        {
            var languages = Letters[text[at]];
            foreach (var language in languages)
                scores[Array.IndexOf(Languages, language)] += 0.3 / languages.Length;
            var next = text[(at + 1)..].IndexOfAny(Marked);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    // Scripts that one language alone is written with.
    private static string? OfScript(string? text)
    {
        if (text is null || !text.AsSpan().ContainsAnyInRange('\u0370', '\uffff'))
            return null;
        var (greek, hebrew, kana, hangul, thai, other) = (0, 0, 0, 0, 0, 0);
        foreach (var c in text)
            switch (c)
            {
                case >= '\u0370' and <= '\u03ff':
                    greek++;
                    break;
                case >= '\u05d0' and <= '\u05ea':
                    hebrew++;
                    break;
                case >= '\u3041' and <= '\u30ff':
                    kana++;
                    break;
                case >= '\uac00' and <= '\ud7a3':
                    hangul++;
                    break;
                case >= '\u0e01' and <= '\u0e5b':
                    thai++;
                    break;
                case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '\u0400' and <= '\u06ff'):
                    other++;
                    break;
                default:
                    break;
            }

        foreach (var (count, language) in (ReadOnlySpan<(int, string)>)[(greek, "el"), (hebrew, "he"), (kana, "ja"), (hangul, "ko"), (thai, "th")])
            if (count >= 4 && count > other)
                return language;
        return null;
    }
}
