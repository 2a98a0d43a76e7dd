using SceneScout.Domain.Processing.Quality;

namespace SceneScout.Lab.Replay;

/// <summary>What is done again.</summary>
/// <param name="Stage"><c>ingestion</c> or <c>processing</c>.</param>
/// <param name="Since">What was seen, or processed, at or after this instant.</param>
/// <param name="Source">Of this source; null for all.</param>
/// <param name="DryRun">Whether it is looked at alone.</param>
internal sealed record ReplayOptions(string Stage, DateTimeOffset Since, string? Source, bool DryRun)
{
    /// <summary>Reads rows of listings.</summary>
    public const string Ingestion = "ingestion";

    /// <summary>Enriches events.</summary>
    public const string Processing = "processing";

    /// <summary>How events are scored.</summary>
    public QualityOptions Quality { get; init; } = QualityOptions.Default;
}
