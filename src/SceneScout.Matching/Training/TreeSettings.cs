namespace SceneScout.Matching.Training;

/// <summary>How trees are fitted.</summary>
/// <param name="Trees">How many.</param>
/// <param name="Depth">Questions from the top to a leaf.</param>
/// <param name="Rate">Part of a leaf's best value that is taken.</param>
/// <param name="Small">Holds leaves small: so many doubtful pairs that say nothing are in each.</param>
/// <param name="LeastWeight">Doubt, as the sum of p(1-p), that has to be in each leaf.</param>
/// <param name="LeastGain">What a question has to bring.</param>
internal sealed record TreeSettings(int Trees, int Depth, double Rate, double Small, double LeastWeight, double LeastGain)
{
    /// <summary>Those of the weights that ship.</summary>
    public static TreeSettings Usual { get; } = new(100, 3, 0.15, 6, 3, 0.4);

    /// <summary>None at all.</summary>
    public static TreeSettings None { get; } = new(0, 0, 0, 0, 0, 0);
}
