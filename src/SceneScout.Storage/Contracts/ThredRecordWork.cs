namespace SceneScout.Storage.Contracts;

/// <summary>What a request came to.</summary>
/// <param name="Answer">Its answer, which is kept.</param>
/// <param name="Put">Records that are new or changed, in order.</param>
/// <param name="Gone">Records that are no more.</param>
public sealed record ThredRecordWork(string Answer, IReadOnlyList<ThredRecord> Put, IReadOnlyList<(string Kind, string Id)> Gone);
