namespace SceneScout.Threds.Scripts;

/// <summary>What came of a step of a script.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">What it did.</param>
/// <param name="Happened">What followed: messages, transitions.</param>
/// <param name="Differences">What is not as the script says; none when all is.</param>
public sealed record StepReport(int Number, string Text, IReadOnlyList<string> Happened, IReadOnlyList<string> Differences);
