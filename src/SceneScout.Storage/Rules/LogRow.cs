namespace SceneScout.Storage.Rules;

/// <summary>What became of a listing or an event: a row of <c>event_processing_log</c>.</summary>
internal sealed record LogRow(Guid? EventId, Guid? RawId, string Stage, string Status, string? WorkerId, long? TimeMs, string? Error, DateTimeOffset At);
