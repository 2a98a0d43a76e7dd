namespace SceneScout.Node.Http;

/// <summary>How the tasks of a call are tried again; milliseconds.</summary>
internal sealed record CallRetryView(int? MaxRetries, double? BackoffMultiplier, long? MaxBackoff);
