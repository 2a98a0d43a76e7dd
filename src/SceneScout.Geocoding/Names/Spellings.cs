namespace SceneScout.Geocoding.Names;

/// <summary>Other ways of writing a key: <c>st louis</c> for <c>saint louis</c>, <c>munchen</c> for <c>muenchen</c>.</summary>
internal static class Spellings
{
    private const int LongWord = 8;
    private const int LeastPart = 3;

    /// <summary>Them, without the key itself.</summary>
    public static IEnumerable<string> Of(string key)
    {
        var words = key.Split(' ');
        for (var i = 0; i < words.Length; i++)
            foreach (var other in NameWords.OtherSpellings(words[i]))
                yield return string.Join(' ', words.Select((word, at) => at == i ? other : word).Where(word => word.Length > 0));
        if (words.Length > 2)
        {
            var all = string.Join(' ', words.Select(word => NameWords.OtherSpellings(word) is { Count: > 0 } others ? others[0] : word).Where(word => word.Length > 0));
            if (all != key)
                yield return all;
        }

        if (words.Length > 1)
        {
            yield return string.Concat(words);
            if (words[^1] is "city" or "town" or "village" or "beach")
                yield return string.Join(' ', words[..^1]);
            if (words[0] is "greater" or "downtown" or "central" or "metro" or "the")
                yield return string.Join(' ', words[1..]);
            if (words[0] is "city" or "town" or "ville" or "ciudad" or "cidade" or "citta" or "comune" or "commune" or "village" && words.Length > 2 && words[1] is "of" or "de" or "di" or "da")
                yield return string.Join(' ', words[2..]);
            // "al-Bayadh" is El Bayadh: an article, or none.
            if (words[0] is "al" or "el" or "ad" or "an" or "ar" or "as" or "ash" or "at" or "az")
            {
                yield return "el " + string.Join(' ', words[1..]);
                yield return "al " + string.Join(' ', words[1..]);
                yield return string.Join(' ', words[1..]);
            }

            // "Hong-Kong", "Mac Allen": one word of two.
            for (var i = 0; i + 1 < words.Length && words.Length > 2; i++)
                yield return string.Join(' ', words[..i].Append(words[i] + words[i + 1]).Concat(words[(i + 2)..]));
        }
        else
        {
            yield return key + " city";
            // "Asilah" is Asila.
            if (key.Length > 4 && key.EndsWith("ah", StringComparison.Ordinal))
                yield return key[..^1];
            foreach (var start in new[] { "saint", "san", "new", "mc", "st", "la", "le", "el", "los", "las", "fort", "mount", "port", "sankt", "santa", "sao" })
                if (key.StartsWith(start, StringComparison.Ordinal) && key.Length > start.Length + 2)
                    yield return $"{start} {key[start.Length..]}";
            // "Aizuwakamatsu" is Aizu-Wakamatsu.
            for (var cut = LeastPart; key.Length >= LongWord && cut <= key.Length - LeastPart; cut++)
                yield return $"{key[..cut]} {key[cut..]}";
        }

        foreach (var (written, meant) in new[] { ("ue", "u"), ("oe", "o"), ("ae", "a"), ("oe", "oo"), ("ss", "s"), ("aa", "a"), ("y", "i"), ("kh", "h"), ("ou", "u"), ("c", "k"), ("k", "c") })
            if (key.Contains(written, StringComparison.Ordinal))
                yield return key.Replace(written, meant, StringComparison.Ordinal);
        if (key.Contains("ue", StringComparison.Ordinal) || key.Contains("oe", StringComparison.Ordinal) || key.Contains("ae", StringComparison.Ordinal))
            yield return key.Replace("ue", "u", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal).Replace("ae", "a", StringComparison.Ordinal);
    }
}
