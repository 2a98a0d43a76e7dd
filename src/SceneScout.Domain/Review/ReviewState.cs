namespace SceneScout.Domain.Review;

/// <summary>Whether somebody has to look at an event before it is published.</summary>
public enum ReviewState
{
    /// <summary>Nobody has to.</summary>
    None = 0,

    /// <summary>It waits for somebody, and is not published.</summary>
    Pending = 1,

    /// <summary>Somebody looked at it: it is published.</summary>
    Accepted = 2,

    /// <summary>Somebody looked at it: it is not published.</summary>
    Rejected = 3,
}
