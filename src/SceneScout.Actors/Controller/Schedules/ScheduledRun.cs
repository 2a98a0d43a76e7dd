namespace SceneScout.Actors.Controller.Schedules;

/// <summary>Something that a schedule runs, and when next.</summary>
/// <param name="What"><c>discovery</c> or <c>ingestion-sweep</c>.</param>
/// <param name="AreaId">The area, for discovery.</param>
/// <param name="Name">What people call it.</param>
/// <param name="TimeZone">IANA zone of its local clock.</param>
/// <param name="At">When it runs next; null when it does not run by itself now.</param>
/// <param name="Last">When it ran last; null for never.</param>
/// <param name="Every">Its interval.</param>
/// <param name="Reason">One of <c>interval</c>, <c>cron</c>, <c>off-peak</c>, <c>overdue</c>, <c>running</c>, <c>not-begun</c>, <c>off</c>.</param>
/// <param name="Why">The reason in words.</param>
public sealed record ScheduledRun(
    string What,
    string? AreaId,
    string Name,
    string TimeZone,
    DateTimeOffset? At,
    DateTimeOffset? Last,
    TimeSpan Every,
    string Reason,
    string Why);
