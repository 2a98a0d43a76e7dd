namespace SceneScout.Storage.Sql;

/// <summary>Programs of another version that work on a store.</summary>
/// <param name="Description">Which, for people.</param>
/// <param name="Sign">The error that shows them; null when the database named them.</param>
internal sealed record OtherPrograms(string Description, Exception? Sign = null);
