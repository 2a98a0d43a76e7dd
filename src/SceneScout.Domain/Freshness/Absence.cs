namespace SceneScout.Domain.Freshness;

/// <summary>What it means that a complete search did not find a listing that an earlier search of the area found.</summary>
public enum Absence
{
    /// <summary>Nothing can be said: it may lie outside of what was searched.</summary>
    Unjudged = 0,

    /// <summary>It should have been found.</summary>
    Missing = 1,

    /// <summary>It has begun: no search for what is to come finds it again.</summary>
    Begun = 2,
}
