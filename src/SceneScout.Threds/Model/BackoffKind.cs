namespace SceneScout.Threds.Model;

/// <summary>How waits grow.</summary>
public enum BackoffKind
{
    /// <summary>Twice as long each time.</summary>
    Exponential,

    /// <summary>By the same step each time.</summary>
    Linear,

    /// <summary>Always the same.</summary>
    Fixed,
}
