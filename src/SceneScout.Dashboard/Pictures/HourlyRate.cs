namespace SceneScout.Dashboard.Pictures;

/// <summary>How fast listings went through the pipeline at an instant.</summary>
/// <param name="At">The instant.</param>
/// <param name="Discovered">Found by an hour.</param>
/// <param name="Ingested">Ingested by an hour.</param>
public sealed record HourlyRate(DateTimeOffset At, double Discovered, double Ingested);
