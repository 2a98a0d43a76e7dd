namespace SceneScout.Matching.Training;

/// <summary>Titles that differ in what matters from one that they share words with: another level, another topic, another part of a series.</summary>
/// <param name="random">Chance.</param>
internal sealed class SiblingTitles(PairRandom random)
{
    /// <summary>A title of the same kind as that of a given event.</summary>
    public string Of(SyntheticEvent given)
    {
        var title = random.Is(0.5) ? given.Title : given.Short;
        var colon = title.IndexOf(": ", StringComparison.Ordinal);
        if (colon > 0 && random.Is(0.7))
            return $"{title[..colon]}: {Another(title[(colon + 2)..])}";
        var words = title.Split(' ');
        foreach (var pool in new[] { TrainingWords.Levels, TrainingWords.Topics, TrainingWords.Works, TrainingWords.FirstNames })
            for (var at = 0; at < words.Length; at++)
                if (Array.IndexOf(pool, words[at]) is >= 0 and var found && words.Length > 1)
                {
                    words[at] = pool[(found + random.Between(1, pool.Length - 1)) % pool.Length];
                    return string.Join(' ', words);
                }

        if (words.Length < 2)
            return Another(title);
        words[random.Below(words.Length)] = random.Of([random.Of(TrainingWords.Nouns), random.Of(TrainingWords.Rare), random.Of(TrainingWords.Topics)]);
        var sibling = string.Join(' ', words);
        return sibling == title ? Another(title) : sibling;
    }

    private string Another(string title)
    {
        var other = random.Below(4) switch
        {
            0 => $"{random.Of(TrainingWords.Topics)} {random.Of(TrainingWords.Formats)}",
            1 => $"{random.Of(TrainingWords.FirstNames)} {random.Of(TrainingWords.Rare)}",
            2 => random.Of(TrainingWords.Works),
            _ => $"{random.Of(TrainingWords.Levels)} {random.Of(TrainingWords.Topics)}",
        };
        return other == title ? $"{other} 2" : other;
    }
}
