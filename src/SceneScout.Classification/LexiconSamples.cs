namespace SceneScout.Classification;

/// <summary>The English lexicon's phrases as vectors with their categories.</summary>
internal static class LexiconSamples
{
    /// <summary>All whose words have vectors.</summary>
    /// <param name="lexicon">The phrases.</param>
    /// <param name="vocabulary">Where words are found.</param>
    /// <param name="vectors">Their vectors.</param>
    public static List<LexiconSample> Of(Lexicon lexicon, KnownWords vocabulary, WordVectors vectors)
    {
        var samples = new List<LexiconSample>();
        foreach (var (phrase, entries) in lexicon.Phrases)
        {
            var vector = new float[vectors.Dimensions];
            foreach (var word in phrase.Split(' '))
                if (vocabulary.Find(word) is { Vector: >= 0 } found && (found.StopOf & 1) == 0)
                    vectors.AddTo(found.Vector, 1, vector);
            if (!vector.AsSpan().ContainsAnyExcept(0f))
                continue;
            WordVectors.Normalise(vector);
            var english = entries.Where(e => e.Language == 0 && !e.OfVenue).ToList();
            foreach (var entry in english)
                samples.Add(new LexiconSample(vector, entry.Category, entry.Subcategory, entry.Weight / 4 / english.Count));
        }

        return samples;
    }
}
