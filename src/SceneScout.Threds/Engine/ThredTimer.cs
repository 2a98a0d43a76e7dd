using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>Something that a thred does at an instant.</summary>
/// <param name="Kind">What.</param>
/// <param name="Name">The timer's name in its reaction; the id of the event of a message.</param>
/// <param name="Due">When, in ms since 1970.</param>
/// <param name="Message">The message that is to be sent; null for the kinds that send none.</param>
/// <param name="Zone">The time zone of a cron expression; null where there is none.</param>
public sealed record ThredTimer(ThredTimerKind Kind, string Name, long Due, ThredMessage? Message = null, string? Zone = null);
