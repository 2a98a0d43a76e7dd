using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SceneScout.Node.Configuration;

namespace SceneScout.Node.Health;

/// <summary>The last answer of every probe. Says in the log what fails after it has been well, and what is well again; not that a node that starts is not ready yet.</summary>
internal sealed partial class HealthBoard(TelemetryOptions options, TimeProvider time, ILogger<HealthBoard> logger) : IHealthCheckPublisher
{
    // An answer older than this many intervals is none: the probes themselves are stuck.
    private const int Stale = 3;

    private readonly HashSet<string> _well = [];
    private readonly HashSet<string> _failing = [];
    private ImmutableHashSet<string> _was = [];
    private (HealthReport Report, DateTimeOffset At)? _last;

    /// <summary>All probes as they stand; empty before the first answers.</summary>
    public ImmutableArray<HealthAnswer> Now
    {
        get
        {
            if (_last is not { } last)
                return [];
            var age = time.GetUtcNow() - last.At;
            var stale = age > (options.HealthInterval * Stale) + options.HealthTimeout;
            return
            [
                .. last.Report.Entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => new HealthAnswer(
                    e.Key,
                    e.Value.Status == HealthStatus.Healthy && !stale,
                    stale ? $"no answer for {age.TotalSeconds:0} s" : e.Value.Status == HealthStatus.Healthy ? null : Reason(e.Value),
                    age,
                    e.Value.Duration,
                    [.. e.Value.Tags.Order(StringComparer.Ordinal)])),
            ];
        }
    }

    /// <summary>Whether a probe was well at some time.</summary>
    public bool WasWell(string probe) => _was.Contains(probe);

    /// <inheritdoc />
    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        _last = (report, time.GetUtcNow());
        foreach (var (probe, answer) in report.Entries)
        {
            if (answer.Status == HealthStatus.Healthy)
            {
                _was = _was.Add(probe);
                if (_well.Add(probe) && _failing.Remove(probe))
                    LogWell(logger, probe);
            }
            else if (_well.Remove(probe) && _failing.Add(probe))
            {
                LogFails(logger, probe, Reason(answer));
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Why a probe is not well.</summary>
    internal static string Reason(HealthReportEntry answer) => answer.Description ?? answer.Exception?.Message ?? "no answer in time";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not healthy any more: {Probe}: {Reason}")]
    private static partial void LogFails(ILogger logger, string probe, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Healthy again: {Probe}")]
    private static partial void LogWell(ILogger logger, string probe);
}

/// <summary>A probe's last answer.</summary>
/// <param name="Name">Which probe.</param>
/// <param name="Healthy">Whether all is well.</param>
/// <param name="Reason">What is not; null when all is well.</param>
/// <param name="Age">Since when it stands.</param>
/// <param name="Took">How long the answer took.</param>
/// <param name="Tags">What it is part of.</param>
internal sealed record HealthAnswer(string Name, bool Healthy, string? Reason, TimeSpan Age, TimeSpan Took, ImmutableArray<string> Tags);
