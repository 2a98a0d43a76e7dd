namespace SceneScout.Dashboard.Pictures;

/// <summary>One task, whole.</summary>
/// <param name="Line">As in the list.</param>
/// <param name="Reason">Why it is where it is, as a code.</param>
/// <param name="Why">The same, as a sentence.</param>
/// <param name="Advice">What an operator can do.</param>
/// <param name="Moments">What happened to it, in order.</param>
/// <param name="Parameters">Its parameters, JSON.</param>
/// <param name="Result">Its result, JSON; null for none.</param>
/// <param name="Earlier">Other tasks of the same source and area, the newest first.</param>
public sealed record TaskStory(
    TaskLine Line, string Reason, string Why, string Advice, IReadOnlyList<TaskMoment> Moments, string Parameters, string? Result, IReadOnlyList<TaskLine> Earlier);
