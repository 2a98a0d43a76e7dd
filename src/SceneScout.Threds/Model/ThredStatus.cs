namespace SceneScout.Threds.Model;

/// <summary>Whether a thred lives.</summary>
public enum ThredStatus
{
    /// <summary>It waits in a reaction: <c>a</c>.</summary>
    Active,

    /// <summary>It has ended and is kept open, since its participants may speak to each other: <c>f</c>.</summary>
    Finished,

    /// <summary>It has ended: <c>t</c>.</summary>
    Terminated,
}
