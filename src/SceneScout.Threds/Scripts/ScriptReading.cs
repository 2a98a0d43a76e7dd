namespace SceneScout.Threds.Scripts;

/// <summary>A script of a file, or why it is none.</summary>
/// <param name="Name">What it is called while its own name is not known.</param>
/// <param name="Script">The script; null when it is not accepted.</param>
/// <param name="Refusal">Why it is not accepted; null when it is.</param>
public sealed record ScriptReading(string Name, ThredScript? Script, ScriptException? Refusal);
