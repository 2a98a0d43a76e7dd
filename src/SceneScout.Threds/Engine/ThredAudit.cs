using System.Collections.Immutable;

namespace SceneScout.Threds.Engine;

/// <summary>A line of a thred's audit trail.</summary>
/// <param name="EventId">The event; empty for a timer.</param>
/// <param name="ThredId">The thred; null when none was concerned.</param>
/// <param name="Type"><c>m</c> match, <c>nm</c> no match, <c>nt</c> no such thred, <c>np</c> no pattern matched, <c>ex</c> a reaction expired, <c>rt</c> a message is tried again, <c>mg</c> it goes on by another version of its pattern, <c>er</c> an error.</param>
/// <param name="Timestamp">When, in ms since 1970.</param>
/// <param name="From">The reaction before.</param>
/// <param name="To">The reaction after; null when the thred has ended.</param>
/// <param name="Condition">The condition that matched, by its path.</param>
/// <param name="Messages">The ids of the messages that were sent.</param>
/// <param name="Locals">The names of the locals that changed.</param>
/// <param name="Note">What else is to be said.</param>
public sealed record ThredAudit(
    string EventId,
    string? ThredId,
    string Type,
    long Timestamp,
    string? From,
    string? To,
    string? Condition,
    ImmutableArray<string> Messages,
    ImmutableArray<string> Locals,
    string? Note = null);
