using System.Globalization;

namespace SceneScout.Node.Telemetry;

/// <summary>A line of the node's log.</summary>
/// <param name="At">When.</param>
/// <param name="Level">How serious.</param>
/// <param name="Category">Who wrote it.</param>
/// <param name="Message">What it says.</param>
internal sealed record LogLine(DateTimeOffset At, LogLevel Level, string Category, string Message)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{LevelName}][{At.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff}Z][{Category}] {Message}");

    private string LevelName => Level switch
    {
        LogLevel.Trace or LogLevel.Debug => "DEBUG",
        LogLevel.Information => "INFO",
        LogLevel.Warning => "WARNING",
        _ => "ERROR",
    };
}
