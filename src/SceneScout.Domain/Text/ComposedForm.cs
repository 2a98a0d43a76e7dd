using System.Collections;
using System.Globalization;
using System.Text;

namespace SceneScout.Domain.Text;

/// <summary>Unicode's normalisation form C (<see href="https://www.unicode.org/reports/tr15/">UAX 15</see>): letters and their marks as one character where there is one. Not by string.Normalize: without ICU, as this program runs, it leaves text as it is.</summary>
public static class ComposedForm
{
    // Everything below is in this form already.
    private const char FirstOfNote = '\u0300';
    private const int HangulBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TrailBase = 0x11A7, Leads = 19, Vowels = 21, Trails = 28;
    private static readonly Lazy<Tables> Data = new(Tables.Read);

    /// <summary>The text in form C; the same string when it is in it.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstOfNote, '\uffff') || !Data.Value.MayChange(text))
            return text;
        var runes = Decomposed(text);
        Order(runes);
        Compose(runes);
        var composed = new StringBuilder(text.Length);
        foreach (var rune in runes)
            Append(composed, rune);
        return composed.ToString() is var result && string.Equals(result, text, StringComparison.Ordinal) ? text : result;
    }

    private static List<int> Decomposed(string text)
    {
        var runes = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var code = (int)text[i];
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                code = char.ConvertToUtf32(text[i], text[++i]);
            Decompose(code, runes);
        }

        return runes;
    }

    private static void Decompose(int code, List<int> runes)
    {
        if (code is >= HangulBase and < HangulBase + (Leads * Vowels * Trails))
        {
            var syllable = code - HangulBase;
            runes.Add(LeadBase + (syllable / (Vowels * Trails)));
            runes.Add(VowelBase + (syllable % (Vowels * Trails) / Trails));
            if (syllable % Trails > 0)
                runes.Add(TrailBase + (syllable % Trails));
        }
        else if (Data.Value.Decompositions.TryGetValue(code, out var parts))
        {
            Decompose(parts.First, runes);
            if (parts.Second != 0)
                Decompose(parts.Second, runes);
        }
        else
        {
            runes.Add(code);
        }
    }

    // Marks of different classes behind one letter in the order of their classes; a stable sort.
    private static void Order(List<int> runes)
    {
        for (var i = 1; i < runes.Count; i++)
        {
            var (rune, order) = (runes[i], Class(runes[i]));
            if (order == 0)
                continue;
            var at = i;
            for (; at > 0 && Class(runes[at - 1]) > order; at--)
                runes[at] = runes[at - 1];
            runes[at] = rune;
        }
    }

    private static void Compose(List<int> runes)
    {
        var (kept, starter, last) = (0, -1, -1);
        foreach (var rune in runes.ToArray())
        {
            var order = Class(rune);
            if (starter >= 0 && last < order && Pair(runes[starter], rune) is { } composed)
            {
                runes[starter] = composed;
                continue;
            }

            if (order == 0)
                (starter, last) = (kept, -1);
            else
                last = order;
            runes[kept++] = rune;
        }

        runes.RemoveRange(kept, runes.Count - kept);
    }

    private static int? Pair(int first, int second)
    {
        if (first is >= LeadBase and < LeadBase + Leads && second is >= VowelBase and < VowelBase + Vowels)
            return HangulBase + ((((first - LeadBase) * Vowels) + second - VowelBase) * Trails);
        if (first is >= HangulBase and < HangulBase + (Leads * Vowels * Trails) && (first - HangulBase) % Trails == 0 && second is > TrailBase and < TrailBase + Trails)
            return first + second - TrailBase;
        return Data.Value.Compositions.TryGetValue((first, second), out var composed) ? composed : null;
    }

    private static int Class(int rune) => Data.Value.Classes.GetValueOrDefault(rune);

    private static void Append(StringBuilder text, int code)
    {
        if (code < 0x10000)
            text.Append((char)code);
        else
            text.Append(new Rune(code).ToString());
    }

    private sealed record Tables(Dictionary<int, (int First, int Second)> Decompositions, Dictionary<(int First, int Second), int> Compositions, Dictionary<int, int> Classes, BitArray Suspects)
    {
        // Whether a character is there that form C does not have, or that may join the one before it.
        public bool MayChange(string text)
        {
            for (var i = 0; i < text.Length; i++)
            {
                var c = text[i];
                if (c < FirstOfNote)
                    continue;
                var code = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? char.ConvertToUtf32(c, text[++i]) : c;
                if (code < Suspects.Length && Suspects[code])
                    return true;
            }

            return false;
        }

        public static Tables Read()
        {
            using var stream = typeof(ComposedForm).Assembly.GetManifestResourceStream("compositions.txt")
                ?? throw new InvalidOperationException("The table of compositions is not in the assembly.");
            using var reader = new StreamReader(stream);
            var tables = new Tables([], [], [], new BitArray(0x30000));
            while (reader.ReadLine() is { } line)
                tables.Add(line.Split(' '));
            for (var jamo = VowelBase; jamo < TrailBase + Trails; jamo++)
                tables.Suspects[jamo] = true;
            return tables;
        }

        private void Add(string[] parts)
        {
            switch (parts[0])
            {
                case "D":
                    var (whole, pair) = (Code(parts[1]), (Code(parts[2]), Code(parts[3])));
                    Decompositions[whole] = pair;
                    Compositions[pair] = whole;
                    Suspects[pair.Item2] = true;
                    break;
                case "X":
                    Decompositions[Code(parts[1])] = (Code(parts[2]), parts.Length > 3 ? Code(parts[3]) : 0);
                    Suspects[Code(parts[1])] = true;
                    break;
                case "C":
                    for (var code = Code(parts[1]); code <= Code(parts[2]); code++)
                    {
                        Classes[code] = int.Parse(parts[3], CultureInfo.InvariantCulture);
                        if (code < Suspects.Length)
                            Suspects[code] = true;
                    }

                    break;
                default:
                    break;
            }
        }

        private static int Code(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
