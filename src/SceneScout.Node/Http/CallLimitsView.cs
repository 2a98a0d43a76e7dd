namespace SceneScout.Node.Http;

/// <summary>What the tasks of a call may take; milliseconds of an attempt.</summary>
internal sealed record CallLimitsView(long? Timeout);
