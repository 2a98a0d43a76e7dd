namespace SceneScout.Dashboard.Pictures;

/// <summary>Figures of one node.</summary>
/// <param name="Cpu">Processor time over wall time since its start, per core, 0 to 1.</param>
/// <param name="MemoryBytes">Working set.</param>
/// <param name="Uptime">Since its start.</param>
/// <param name="DiscoveredPerHour">Listings found by an hour, over the last minutes.</param>
/// <param name="IngestedPerHour">Listings ingested by an hour, over the last minutes.</param>
public sealed record NodeFigures(double Cpu, long MemoryBytes, TimeSpan Uptime, double DiscoveredPerHour, double IngestedPerHour);
