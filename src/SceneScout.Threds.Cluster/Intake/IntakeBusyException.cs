namespace SceneScout.Threds.Cluster.Intake;

/// <summary>An event was not taken: its thred has too many waiting, or its node does not answer. It may be sent again under the same id.</summary>
internal sealed class IntakeBusyException(string message, Exception? inner = null) : Exception(message, inner);
