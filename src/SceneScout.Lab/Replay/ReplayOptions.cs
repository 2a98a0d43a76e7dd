using SceneScout.Geocoding;
using SceneScout.Domain.Processing.Quality;

namespace SceneScout.Lab.Replay;

/// <summary>What is done again.</summary>
/// <param name="Stage"><c>ingestion</c>, <c>processing</c> or <c>geocoding</c>.</param>
/// <param name="Since">What was seen, or processed, at or after this instant.</param>
/// <param name="Source">Of this source; null for all.</param>
/// <param name="DryRun">Whether it is looked at alone.</param>
internal sealed record ReplayOptions(string Stage, DateTimeOffset Since, string? Source, bool DryRun)
{
    /// <summary>Reads rows of listings.</summary>
    public const string Ingestion = "ingestion";

    /// <summary>Enriches events.</summary>
    public const string Processing = "processing";

    /// <summary>Asks for the places of events that were stored before there was a geocoder, or whose tasks gave up.</summary>
    public const string Geocoding = "geocoding";

    /// <summary>Events that are asked for in one run, unless another number is given.</summary>
    public const int DefaultLimit = 10_000;

    /// <summary>Events that are asked for at most: calls are scarce, and what waits for longer than the geocoder's patience is not asked.</summary>
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>Places that are less exact than this are asked for.</summary>
    public GeoPrecision Below { get; init; } = GeoPrecision.Street;

    /// <summary>How events are scored.</summary>
    public QualityOptions Quality { get; init; } = QualityOptions.Default;
}
