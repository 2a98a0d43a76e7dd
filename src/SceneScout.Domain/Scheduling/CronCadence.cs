using Cronos;
using NodaTime;
using NodaTime.TimeZones;

namespace SceneScout.Domain.Scheduling;

/// <summary>Times of a cron expression by a local clock. A time that the clocks skip comes when they have skipped it; one that they show twice counts the first time only.</summary>
public sealed record CronCadence
{
    private static readonly ZoneLocalMappingResolver Mapping = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);
    private readonly CronExpression _expression;

    private CronCadence(string text, CronExpression expression) => (Text, _expression) = (text, expression);

    /// <summary>The expression: minute, hour, day of the month, month, day of the week; or a macro such as <c>@daily</c>.</summary>
    public string Text { get; }

    /// <summary>Reads an expression; null when it is none, or one that never comes (30 February).</summary>
    public static CronCadence? Read(string text) =>
        CronExpression.TryParse(text, out var expression) && expression.GetNextOccurrence(new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc)) is not null
            ? new CronCadence(text, expression)
            : null;

    /// <summary>The first time at or after an instant.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="zone">The local clock.</param>
    public DateTimeOffset AtOrAfter(DateTimeOffset instant, DateTimeZone zone)
    {
        // From just before: a time that was skipped up to this very instant comes now.
        var local = Instant.FromDateTimeOffset(instant.AddTicks(-1)).InZone(zone).LocalDateTime.ToDateTimeUnspecified();
        while (true)
        {
            local = _expression.GetNextOccurrence(DateTime.SpecifyKind(local, DateTimeKind.Utc))
                ?? throw new InvalidOperationException($"The cron expression '{Text}' does not come again after {instant:O}.");
            var at = zone.ResolveLocal(LocalDateTime.FromDateTime(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)), Mapping).ToDateTimeOffset().ToUniversalTime();
            if (at >= instant)
                return at;
        }
    }

    /// <inheritdoc />
    public bool Equals(CronCadence? other) => other is not null && Text == other.Text;

    /// <inheritdoc />
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Text;
}
