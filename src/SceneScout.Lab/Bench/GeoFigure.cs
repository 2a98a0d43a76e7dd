namespace SceneScout.Lab.Bench;

/// <summary>What was measured of one sort of look-up.</summary>
/// <param name="PerSecond">Look-ups a second on one core.</param>
/// <param name="AllocatedBytes">Bytes that one allocates.</param>
/// <param name="Found">Share that found something, 0 to 1.</param>
public sealed record GeoFigure(double PerSecond, long AllocatedBytes, double Found);
