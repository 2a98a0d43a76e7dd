namespace SceneScout.Matching.Model;

/// <summary>What is done with a pair.</summary>
public enum MatchOutcome
{
    /// <summary>They stay two.</summary>
    Apart,

    /// <summary>A person looks at it; until then they stay two.</summary>
    Review,

    /// <summary>They are one.</summary>
    Merge,
}
