namespace SceneScout.Node.Http.Live;

/// <summary>Something that happened to work, under the name of the user's documents.</summary>
/// <param name="Name"><c>worker:start</c>, <c>worker:retry</c>, <c>worker:complete</c>, <c>worker:error</c> or <c>task:queued</c>.</param>
/// <param name="Json">What of it is told: an object, written once for all who hear it.</param>
internal sealed record LiveNotice(string Name, string Json);
