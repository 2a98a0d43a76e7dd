namespace SceneScout.Node.Http.Tasks;

/// <summary>A page of tasks, newest first.</summary>
/// <param name="Tasks">The tasks.</param>
/// <param name="Next">What <c>after</c> takes for the next page; left out at the end.</param>
internal sealed record TaskPageView(IReadOnlyList<TaskView> Tasks, string? Next);
