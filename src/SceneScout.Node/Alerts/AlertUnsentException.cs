namespace SceneScout.Node.Alerts;

/// <summary>A notice was taken by nobody.</summary>
internal sealed class AlertUnsentException(string message, Exception? inner = null) : Exception(message, inner);
