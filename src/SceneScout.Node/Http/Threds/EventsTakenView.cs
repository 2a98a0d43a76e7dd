using SceneScout.Threds.Cluster.Intake;

namespace SceneScout.Node.Http.Threds;

/// <summary>What became of events that came in; all of it is durable.</summary>
/// <param name="Ids">Their ids, in the order in which they were sent.</param>
/// <param name="Events">What became of each.</param>
internal sealed record EventsTakenView(IReadOnlyList<string> Ids, IReadOnlyList<EventTakenView> Events)
{
    /// <summary>The view of outcomes.</summary>
    public static EventsTakenView Of(IReadOnlyCollection<EventOutcome> outcomes) =>
        new([.. outcomes.Select(outcome => outcome.EventId)], [.. outcomes.Select(outcome => new EventTakenView(outcome.EventId, [.. outcome.Threds], outcome.Fault is { } fault ? new(fault.Code, fault.Name, fault.Message) : null))]);
}

/// <summary>What became of an event.</summary>
/// <param name="Id">The event.</param>
/// <param name="Threds">The threds that took it, or had it already.</param>
/// <param name="Fault">What went wrong, which its source finds in its mailbox, too; null when nothing did.</param>
internal sealed record EventTakenView(string Id, IReadOnlyList<string> Threds, ThredFaultView? Fault);

/// <summary>What went wrong with an event.</summary>
/// <param name="Code">The number.</param>
/// <param name="Name">The name.</param>
/// <param name="Message">What happened.</param>
internal sealed record ThredFaultView(int Code, string Name, string Message);
