namespace SceneScout.Classification;

/// <summary>What is known of words: lexicons, vectors, and the categories that vectors are near to.</summary>
internal sealed class Knowledge
{
    private readonly float[] _centres;
    private readonly int[] _categoryOfCentre;

    /// <summary>Puts it together.</summary>
    /// <param name="taxonomy">The categories.</param>
    /// <param name="lexicon">The phrases.</param>
    /// <param name="vectors">The words' vectors.</param>
    /// <param name="wordModel">What vectors are near to.</param>
    public Knowledge(Taxonomy taxonomy, Lexicon lexicon, WordVectors vectors, WordModel wordModel)
    {
        (Taxonomy, Vectors, WordModel) = (taxonomy, vectors, wordModel);
        KnownWords = new KnownWords(lexicon, vectors);
        var samples = LexiconSamples.Of(lexicon, KnownWords, vectors);
        _categoryOfCentre = [.. taxonomy.Subcategories.Select(s => s.Category)];
        _centres = new float[taxonomy.Subcategories.Count * vectors.Dimensions];
        foreach (var sample in samples.Where(s => s.Subcategory >= 0))
            for (var i = 0; i < sample.Vector.Length; i++)
                _centres[(sample.Subcategory * vectors.Dimensions) + i] += sample.Vector[i] * sample.Weight;
        for (var i = 0; i < taxonomy.Subcategories.Count; i++)
            WordVectors.Normalise(_centres.AsSpan(i * vectors.Dimensions, vectors.Dimensions));
    }

    /// <summary>The categories.</summary>
    public Taxonomy Taxonomy { get; }

    /// <summary>How many categories there are.</summary>
    public int Categories => Taxonomy.Categories.Count;

    /// <summary>The words' vectors.</summary>
    public WordVectors Vectors { get; }

    /// <summary>What vectors are near to.</summary>
    public WordModel WordModel { get; }

    /// <summary>The words and phrases.</summary>
    public KnownWords KnownWords { get; }

    /// <summary>The likeness, -1 to 1, of a vector and each category's nearest sub-category.</summary>
    /// <param name="vector">Of unit length.</param>
    /// <param name="near">One a category.</param>
    public void Nearest(ReadOnlySpan<float> vector, Span<float> near)
    {
        near.Fill(-1);
        for (var i = 0; i < _categoryOfCentre.Length; i++)
            near[_categoryOfCentre[i]] = Math.Max(near[_categoryOfCentre[i]], WordVectors.Dot(vector, _centres.AsSpan(i * vector.Length, vector.Length)));
    }
}
