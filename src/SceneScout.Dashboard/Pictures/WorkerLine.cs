namespace SceneScout.Dashboard.Pictures;

/// <summary>A worker.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its type.</param>
/// <param name="Status"><c>idle</c>, <c>busy</c>, <c>error</c> or <c>shutdown</c>.</param>
/// <param name="CurrentTask">The task that it works on; null for none.</param>
/// <param name="Done">Tasks since it started.</param>
/// <param name="MeanMilliseconds">Mean time of a task.</param>
/// <param name="ErrorRate">Failed attempts over all, 0 to 1.</param>
/// <param name="Node">Its node's address.</param>
public sealed record WorkerLine(string Id, string Type, string Status, string? CurrentTask, long Done, long MeanMilliseconds, double ErrorRate, string? Node);
