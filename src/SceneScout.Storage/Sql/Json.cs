namespace SceneScout.Storage.Sql;

/// <summary>A parameter that is JSON, not text.</summary>
/// <param name="Text">The JSON; null for none.</param>
internal readonly record struct Json(string? Text);
