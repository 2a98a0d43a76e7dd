using System.Text.Json;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Instances;
using SceneScout.Threds.Engine;

namespace SceneScout.Node.Http.Threds;

/// <summary>A page of threds.</summary>
/// <param name="Threds">Each with id, pattern, reaction, times, status, meta, parent and children.</param>
/// <param name="Next">The next page's <c>after</c>; null at the end.</param>
internal sealed record ThredPageView(IReadOnlyList<JsonElement> Threds, string? Next);

/// <summary>A thred was moved.</summary>
/// <param name="ThredId">The thred.</param>
/// <param name="Transition">Where to.</param>
internal sealed record ThredSteeredView(string ThredId, string Transition);

/// <summary>What came in at a node since it started.</summary>
/// <param name="EventsReceived">Events that came in.</param>
/// <param name="EventsProcessed">Events that were decided, or concerned nothing.</param>
/// <param name="EventsFailed">Events at which a pattern failed, or that were refused.</param>
/// <param name="AverageProcessingTime">Milliseconds from an event's arrival until all that follows was durable.</param>
/// <param name="QueueDepth">Events that are under way.</param>
/// <param name="ActiveThreds">Threds of the whole cluster that live.</param>
/// <param name="PatternMatches">Threds that took events.</param>
internal sealed record ThredMetricsView(
    long EventsReceived, long EventsProcessed, long EventsFailed, double AverageProcessingTime, long QueueDepth, long ActiveThreds, long PatternMatches);

/// <summary>An event that nobody could handle.</summary>
/// <param name="EventId">The event.</param>
/// <param name="ThredId">The thred that it was for; null when it was bound to none.</param>
/// <param name="Fault">Why.</param>
/// <param name="FailedAt">When.</param>
/// <param name="Event">The event.</param>
internal sealed record DeadEventView(string EventId, string? ThredId, ThredFaultView Fault, DateTimeOffset FailedAt, JsonElement Event)
{
    /// <summary>The view of a dead letter.</summary>
    public static DeadEventView Of(ThredDeadLetter letter) =>
        new(letter.EventId, letter.ThredId, new(letter.Code, letter.Fault, letter.Message), letter.FailedAt, JsonElement.Parse(letter.EventJson));
}

/// <summary>What a thred did.</summary>
/// <param name="Count">How many steps there are.</param>
/// <param name="Steps">The last of them, in order.</param>
internal sealed record ThredHistoryView(long Count, IReadOnlyList<ThredStepView> Steps)
{
    /// <summary>The view of a history.</summary>
    public static ThredHistoryView Of(ThredHistory history) => new(history.Count, [.. history.Steps.Select(ThredStepView.Of)]);
}

/// <summary>A step.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When.</param>
/// <param name="Event">The event; null for a timer, a move, the end of a child.</param>
/// <param name="Log">What was noted: type (m match, nm no match, ex expired, rt tried again, er error), reactions before and after, the condition, locals that changed.</param>
/// <param name="Messages">What was sent: id, to, event.</param>
/// <param name="Spawned">Threds that were begun.</param>
internal sealed record ThredStepView(long Number, DateTimeOffset At, JsonElement? Event, IReadOnlyList<ThredLogView> Log, IReadOnlyList<ThredSentView> Messages, IReadOnlyList<string> Spawned)
{
    /// <summary>The view of a step.</summary>
    public static ThredStepView Of(ThredHistoryStep step) => new(
        step.Number,
        DateTimeOffset.FromUnixTimeMilliseconds(step.At),
        step.Input?.Json.Element,
        [.. step.Audit.Select(line => new ThredLogView(line.EventId, line.Type, line.From, line.To, line.Condition, [.. line.Locals], line.Note))],
        [.. step.Effects.OfType<ThredEffect.Send>().Select(send => new ThredSentView(send.Message.Id, [.. send.Message.To], send.Message.Event.Json.Element))],
        [.. step.Effects.OfType<ThredEffect.Spawn>().Select(spawn => spawn.ThredId)]);
}

/// <summary>A line of the audit trail.</summary>
/// <param name="EventId">The event; empty for a timer.</param>
/// <param name="Type">What happened.</param>
/// <param name="FromReaction">The reaction before.</param>
/// <param name="ToReaction">The reaction after; null when it has ended.</param>
/// <param name="Condition">The condition that matched, by its path.</param>
/// <param name="Locals">Locals that changed.</param>
/// <param name="Note">What else is to be said.</param>
internal sealed record ThredLogView(string EventId, string Type, string? FromReaction, string? ToReaction, string? Condition, IReadOnlyList<string> Locals, string? Note);

/// <summary>A message that was sent.</summary>
/// <param name="Id">Its id.</param>
/// <param name="To">Who got it.</param>
/// <param name="Event">What was sent.</param>
internal sealed record ThredSentView(string Id, IReadOnlyList<string> To, JsonElement Event);
