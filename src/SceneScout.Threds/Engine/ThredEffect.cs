using System.Collections.Immutable;
using SceneScout.Jsonata;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>What follows from a decision outside the thred, in the order in which it is done.</summary>
public abstract record ThredEffect
{
    /// <summary>A message goes out.</summary>
    /// <param name="Message">The message.</param>
    public sealed record Send(ThredMessage Message) : ThredEffect;

    /// <summary>A thred begins.</summary>
    /// <param name="ThredId">Its id.</param>
    /// <param name="Pattern">Its pattern, by id or by name.</param>
    /// <param name="ParentId">The thred that spawns it.</param>
    /// <param name="Kind">Whether it ends with that thred.</param>
    /// <param name="Input">The event that it begins with; null when it waits for one.</param>
    /// <param name="Locals">The locals that it begins with.</param>
    /// <param name="Participants">The participants that it begins with.</param>
    public sealed record Spawn(
        string ThredId, string Pattern, string ParentId, SpawnKind Kind, ThredEvent? Input, IReadOnlyDictionary<string, JsonataValue> Locals, ImmutableArray<string> Participants) : ThredEffect;

    /// <summary>A child ends with this thred.</summary>
    /// <param name="ThredId">The child.</param>
    public sealed record EndChild(string ThredId) : ThredEffect;

    /// <summary>The parent is told that this thred has ended.</summary>
    /// <param name="ParentId">The parent.</param>
    /// <param name="Status">How it ended.</param>
    /// <param name="Result">Its local <c>result</c>; null when it set none.</param>
    public sealed record TellParent(string ParentId, string Status, RawJson? Result) : ThredEffect;

    /// <summary>An error that nobody has handled is kept for review.</summary>
    /// <param name="Event">The event that carries or caused it.</param>
    /// <param name="Fault">The error.</param>
    public sealed record DeadLetter(ThredEvent Event, ThredFault Fault) : ThredEffect;
}
