namespace SceneScout.Node.Hosting;

/// <summary>What an idle node collects.</summary>
internal enum IdleCollection
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>What was allocated since it became idle.</summary>
    Young,

    /// <summary>All that is not used, and what it took goes back to the system.</summary>
    Everything,
}
