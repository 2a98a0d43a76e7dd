using System.Collections.Immutable;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Intake;

/// <summary>What became of an event that came in; it is durable.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Threds">The threds that took it, or had it already.</param>
/// <param name="Fault">What went wrong, of which its source is told in its mailbox; null when nothing did.</param>
internal sealed record EventOutcome(string EventId, ImmutableArray<string> Threds, ThredFault? Fault);
