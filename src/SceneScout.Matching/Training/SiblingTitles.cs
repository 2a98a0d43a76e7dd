namespace SceneScout.Matching.Training;

/// <summary>Titles that differ in what matters from one that they share words with: another level, another topic, another part of a series.</summary>
/// <param name="random">Chance.</param>
internal sealed class SiblingTitles(PairRandom random)
{
    /// <summary>A title of the same kind as that of a given event.</summary>
    public string Of(SyntheticEvent given)
    {
        var title = random.Is(0.5) ? given.Title : given.Short;
        foreach (var mark in new[] { ": ", " - ", " | " })
            if (title.IndexOf(mark, StringComparison.Ordinal) is var at and > 0 && random.Is(0.7))
                return $"{title[..at]}{mark}{Another(title[(at + mark.Length)..])}";
        var words = title.Split(' ');
        foreach (var pool in new[] { TrainingWords.Levels, TrainingWords.Topics, TrainingWords.Works, TrainingWords.FirstNames })
            for (var word = 0; word < words.Length; word++)
                if (Array.IndexOf(pool, words[word]) is >= 0 and var found && words.Length > 1)
                {
                    words[word] = pool[(found + random.Between(1, pool.Length - 1)) % pool.Length];
                    return string.Join(' ', words);
                }

        if (words.Length < 2)
            return Another(title);
        words[random.Below(words.Length)] = random.Of([random.Of(TrainingWords.Nouns), random.Of(TrainingWords.Rare), random.Of(TrainingWords.Topics)]);
        var sibling = string.Join(' ', words);
        return sibling == title ? Another(title) : sibling;
    }

    /// <summary>Another of the series that a given event's title names in front, or the home team against others; null where it names none.</summary>
    public string? OfSeries(SyntheticEvent given)
    {
        if (given.Title.IndexOf(" vs. ", StringComparison.Ordinal) is var against and > 0)
            return $"{given.Title[..against]} vs. {random.Of(TrainingWords.Rare)} {random.Of(TrainingWords.Nouns)}s";
        return given.Title.IndexOf(": ", StringComparison.Ordinal) is var at and > 0 ? $"{given.Title[..at]}: {Another(given.Title[(at + 2)..])}" : null;
    }

    /// <summary>The same for others than a given event's: with a level that it has not, or without the one that it has.</summary>
    public string ForOthers(SyntheticEvent given)
    {
        var title = given.Short;
        foreach (var level in TrainingWords.Levels)
            if (title.StartsWith($"{level} ", StringComparison.Ordinal))
                return title[(level.Length + 1)..];
        return random.Is(0.7) ? $"{random.Of(TrainingWords.Levels)} {title}" : $"{title} for {random.Of(["Kids", "Teens", "Adults", "Seniors", "Women", "Beginners", "Families"])}";
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
