namespace SceneScout.Threds.Scripts;

/// <summary>An agent that a script knows.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="NodeType">The type that it is addressed by.</param>
/// <param name="NodeId">The id that it is addressed by.</param>
/// <param name="Remote">Whether it is reached as a participant is.</param>
/// <param name="Hidden">Whether it is left out of what is said of the system.</param>
internal sealed record ScriptAgent(string? Name, string? NodeType, string? NodeId, bool Remote, bool Hidden);
