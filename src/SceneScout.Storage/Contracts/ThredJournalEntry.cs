namespace SceneScout.Storage.Contracts;

/// <summary>An entry in the journal of threds.</summary>
/// <param name="PersistenceId">Whose.</param>
/// <param name="Seq">Its number, from 1.</param>
/// <param name="Manifest">How its bytes are read; never empty.</param>
/// <param name="Payload">Its bytes.</param>
public sealed record ThredJournalEntry(string PersistenceId, long Seq, string Manifest, byte[] Payload);
