namespace SceneScout.Storage.Contracts;

/// <summary>A record that workflows keep.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its id, once in its kind.</param>
/// <param name="Json">What it holds.</param>
public sealed record ThredRecord(string Kind, string Id, string Json);
