namespace SceneScout.Classification;

/// <summary>What a field of a listing says, of each category.</summary>
internal sealed class FieldScan(int categories, int subcategories, int dimensions)
{
    /// <summary>What the lexicons' phrases say, in sum.</summary>
    public float[] Phrases { get; } = new float[categories];

    /// <summary>What phrases say that are of venues only.</summary>
    public float[] VenuePhrases { get; } = new float[categories];

    /// <summary>What the last phrases say: titles name the kind of thing last.</summary>
    public float[] Last { get; } = new float[categories];

    /// <summary>What the phrases say of sub-categories.</summary>
    public float[] Subcategories { get; } = new float[subcategories];

    /// <summary>The mean of the words' vectors, of unit length; nothing without known words.</summary>
    public float[] Vector { get; } = new float[dimensions];

    /// <summary>How many phrases said something.</summary>
    public int Hits { get; set; }

    /// <summary>The sum of the words' shares in <see cref="Vector"/>.</summary>
    public float Known { get; set; }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(Phrases);
        Array.Clear(VenuePhrases);
        Array.Clear(Last);
        Array.Clear(Subcategories);
        Array.Clear(Vector);
        (Hits, Known) = (0, 0);
    }

    /// <summary>Takes over what another says.</summary>
    /// <param name="other">The other.</param>
    public void CopyFrom(FieldScan other)
    {
        other.Phrases.CopyTo(Phrases, 0);
        other.VenuePhrases.CopyTo(VenuePhrases, 0);
        other.Last.CopyTo(Last, 0);
        other.Subcategories.CopyTo(Subcategories, 0);
        other.Vector.CopyTo(Vector, 0);
        (Hits, Known) = (other.Hits, other.Known);
    }
}
