namespace SceneScout.Classification.Training;

/// <summary>Learns the model of words from the lexicon: the same input gives the same weights.</summary>
internal static class WordModelTrainer
{
    private const int Turns = 150;
    private const float Decay = 2e-4f;

    /// <summary>The model.</summary>
    /// <param name="samples">The lexicon's phrases.</param>
    /// <param name="categories">How many categories there are.</param>
    public static WordModel Train(List<LexiconSample> samples, int categories)
    {
        var dimensions = samples[0].Vector.Length;
        // Categories of few phrases count as much as those of many, within bounds.
        var perCategory = new float[categories];
        foreach (var sample in samples)
            perCategory[sample.Category] += sample.Weight;
        var mean = perCategory.Average();
        var total = samples.Sum(s => s.Weight);
        var adam = new Adam(categories * (dimensions + 1), 0.1f);
        var scores = new float[categories];
        for (var turn = 0; turn < Turns; turn++)
        {
            adam.Begin();
            foreach (var sample in samples)
            {
                for (var c = 0; c < categories; c++)
                    scores[c] = WordVectors.Dot(sample.Vector, adam.Values.AsSpan(c * (dimensions + 1), dimensions)) + adam.Values[(c * (dimensions + 1)) + dimensions];
                Softmax.Of(scores);
                var weight = sample.Weight / total * MathF.Sqrt(mean / perCategory[sample.Category]);
                for (var c = 0; c < categories; c++)
                {
                    var slope = weight * (scores[c] - (c == sample.Category ? 1 : 0));
                    var gradient = adam.Gradient.AsSpan(c * (dimensions + 1), dimensions + 1);
                    WordVectors.AddScaled(sample.Vector, slope, gradient);
                    gradient[dimensions] += slope;
                }
            }

            for (var i = 0; i < adam.Values.Length; i++)
                adam.Gradient[i] += Decay * adam.Values[i];
            adam.Step();
        }

        return new WordModel([.. adam.Values.Chunk(dimensions + 1)]);
    }
}
