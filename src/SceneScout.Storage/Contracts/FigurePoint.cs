namespace SceneScout.Storage.Contracts;

/// <summary>A figure of a minute.</summary>
/// <param name="At">The minute's beginning.</param>
/// <param name="Series">Which figure.</param>
/// <param name="Value">Its value.</param>
public sealed record FigurePoint(DateTimeOffset At, string Series, double Value);
