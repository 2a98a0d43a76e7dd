namespace SceneScout.Sources.Contracts;

/// <summary>Why a key is set aside.</summary>
/// <param name="At">When the source refused it.</param>
/// <param name="Until">When it may be tried again; a key that was only forbidden may be allowed later.</param>
/// <param name="Status">HTTP status of the refusal.</param>
/// <param name="Code">The source's own error code, without secrets; null when it gave none.</param>
public sealed record KeyRefusal(DateTimeOffset At, DateTimeOffset Until, int Status, string? Code);

/// <summary>A key as people may see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Refusal">Why it is set aside; null when it is in use.</param>
public sealed record KeyState(string Id, KeyRefusal? Refusal);
