namespace SceneScout.Node.Http.Process;

/// <summary>What an event of a call comes to.</summary>
internal enum ProcessOutcome
{
    /// <summary>It stands behind an event.</summary>
    Successful = 0,

    /// <summary>It was known with the same content, stands in the call again, or is not to be shown.</summary>
    Skipped = 1,

    /// <summary>It cannot be used.</summary>
    Failed = 2,

    /// <summary>It is kept, and ingested later.</summary>
    Queued = 3,
}
