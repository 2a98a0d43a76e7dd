namespace SceneScout.Threds.Model;

/// <summary>How a spawned thred belongs to the one that spawned it.</summary>
public enum SpawnKind
{
    /// <summary>It ends with its parent.</summary>
    Child,

    /// <summary>It goes on by itself.</summary>
    Sibling,
}
