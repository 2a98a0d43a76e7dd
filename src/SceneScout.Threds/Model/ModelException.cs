namespace SceneScout.Threds.Model;

/// <summary>Something that was put is not accepted.</summary>
public sealed class ModelException : Exception
{
    /// <summary>With all that is wrong.</summary>
    /// <param name="mistakes">The mistakes, one or more.</param>
    public ModelException(IReadOnlyList<ModelMistake> mistakes)
        : base(string.Join("\n", mistakes)) => Mistakes = mistakes;

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<ModelMistake> Mistakes { get; }
}
