namespace SceneScout.Dashboard.Pictures;

/// <summary>A stage of the pipeline.</summary>
/// <param name="Name">Its name, which is the type of its tasks and workers.</param>
/// <param name="Waiting">Tasks that wait for it.</param>
/// <param name="Running">Tasks that it works on.</param>
/// <param name="Workers">Its workers.</param>
/// <param name="IsHeld">Whether it starts nothing new because the next one has as much waiting as it may.</param>
/// <param name="IsPaused">Whether an operator paused it.</param>
public sealed record StagePicture(string Name, long Waiting, long Running, int Workers, bool IsHeld, bool IsPaused);
