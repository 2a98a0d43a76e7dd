namespace SceneScout.Threds.Model;

/// <summary>Gives a waiting thred an event of type <c>org.wt.timer</c>, again and again while it stays in its reaction.</summary>
/// <param name="Name">Its name, which the event's <c>values.name</c> has.</param>
/// <param name="Interval">Every so many ms; null when it goes by a cron expression.</param>
/// <param name="Cron">Minute, hour, day of the month, month, day of the week.</param>
/// <param name="Zone">The time zone of the cron expression (IANA), or <c>$xpr(...)</c>.</param>
public sealed record TimerModel(string Name, long? Interval, string? Cron, string? Zone);
