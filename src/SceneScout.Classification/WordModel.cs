namespace SceneScout.Classification;

/// <summary>Which category a word is near to, by its vector: a softmax over linear functions, learned from the lexicon's words, so that words which are not in it speak, too.</summary>
/// <param name="Weights">A row of as many numbers as the vectors have, and one more to add, for each category.</param>
internal sealed record WordModel(float[][] Weights)
{
    /// <summary>Figures of all categories for a vector.</summary>
    /// <param name="vector">Of unit length.</param>
    /// <param name="scores">One a category.</param>
    public void Score(ReadOnlySpan<float> vector, Span<float> scores)
    {
        for (var category = 0; category < scores.Length; category++)
            scores[category] = WordVectors.Dot(vector, Weights[category].AsSpan(0, vector.Length)) + Weights[category][vector.Length];
    }
}
