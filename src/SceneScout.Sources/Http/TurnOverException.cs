namespace SceneScout.Sources.Http;

/// <summary>The right to make a call had ended before its first byte was written; nothing was sent.</summary>
internal sealed class TurnOverException() : IOException("The right to make this call ended before it was sent: the process stood still, or the connection took too long.");
