namespace SceneScout.Threds.Model;

/// <summary>What comes next into the reaction that a transition leads to, or into a thred that is spawned.</summary>
public enum InputKind
{
    /// <summary>Nothing; it waits.</summary>
    Default,

    /// <summary>The same event.</summary>
    Forward,

    /// <summary>An event that was kept in a local.</summary>
    Local,
}
