namespace SceneScout.Threds.Cluster.Intake;

/// <summary>What a node's intake counted since it started.</summary>
/// <param name="EventsReceived">Events that came in.</param>
/// <param name="EventsProcessed">Events that were decided, or concerned nothing.</param>
/// <param name="EventsFailed">Events at which a pattern failed, or that were refused.</param>
/// <param name="AverageProcessingTime">Milliseconds from an event's arrival until all that follows is durable.</param>
/// <param name="QueueDepth">Events that are under way.</param>
/// <param name="PatternMatches">Threds that took events.</param>
internal sealed record IntakeFigures(long EventsReceived, long EventsProcessed, long EventsFailed, double AverageProcessingTime, long QueueDepth, long PatternMatches);
