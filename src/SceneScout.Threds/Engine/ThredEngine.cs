using System.Collections.Immutable;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>
/// Decides for threds, purely: the same pattern, state, input, time and ids give the same decision. Whoever calls it keeps the decision, then acts on it.
/// </summary>
public static class ThredEngine
{
    /// <summary>A thred that begins, in its pattern's first reaction.</summary>
    public static ThredState Begin(CompiledPattern pattern, string id, long now, IAddressBook book, IThredIds ids, ThredEffect.Spawn? spawn = null)
    {
        var state = new ThredState
        {
            Id = id,
            PatternId = pattern.Model.Id,
            PatternName = pattern.Model.Name,
            PatternVersion = pattern.Version,
            StartTime = now,
            LastUpdateTime = now,
            Label = pattern.Model.Name,
            Description = pattern.Model.Description,
            Locals = spawn?.Locals ?? ThredState.NoLocals,
            Participants = spawn?.Participants ?? [],
            ParentId = spawn?.ParentId,
            Spawned = spawn?.Kind,
        };
        return new ThredStep(pattern, state, id, now, book, ids).Begin();
    }

    /// <summary>Decides what a thred does. A fault leaves it as it was; the source of the event is told, when there is one.</summary>
    public static ThredDecision Decide(CompiledPattern pattern, ThredState state, ThredInput input, long now, IAddressBook book, IThredIds ids)
    {
        if (input is ThredInput.Occurrence { Value.Id: var id } && state.Seen.Contains(id))
            return new(state, [], [], Repeated: true);
        try
        {
            return input switch
            {
                ThredInput.Occurrence occurrence => new ThredStep(pattern, state, occurrence.Value.Id, now, book, ids).Occur(occurrence.Value),
                ThredInput.Due => new ThredStep(pattern, state, $"due {state.NextDue}", now, book, ids).Due(),
                ThredInput.ChildEnded ended => new ThredStep(pattern, state, ended.ThredId, now, book, ids).ChildEnded(ended),
                ThredInput.Move move => new ThredStep(pattern, state, move.EventId, now, book, ids).Move(move.Transition, move.EventId),
                ThredInput.End end => new ThredStep(pattern, state, end.EventId, now, book, ids).End(end.EventId),
                _ => throw new ArgumentOutOfRangeException(nameof(input), input, "This input is not known."),
            };
        }
        catch (ThredFaultException e)
        {
            return Failed(state, (input as ThredInput.Occurrence)?.Value, e.Fault, now, book, ids);
        }
    }

    /// <summary>Lets a thred go on by another version of its pattern. A fault leaves it as it was: it has ended, or the reaction in which it is is not there.</summary>
    /// <param name="before">The version that it has.</param>
    /// <param name="pattern">The version that it is to have.</param>
    /// <param name="state">The thred.</param>
    /// <param name="eventId">What asked for it.</param>
    /// <param name="now">The instant, in ms since 1970.</param>
    /// <param name="book">Who stands behind addresses.</param>
    /// <param name="ids">Ids for what it makes.</param>
    public static ThredDecision Migrate(CompiledPattern before, CompiledPattern pattern, ThredState state, string eventId, long now, IAddressBook book, IThredIds ids)
    {
        try
        {
            return new ThredStep(pattern, state, eventId, now, book, ids).Migrate(before, eventId);
        }
        catch (ThredFaultException e)
        {
            return new(state, [], [], e.Fault);
        }
    }

    /// <summary>Whether an event that is bound to no thred can begin one of a pattern. Throws <see cref="ThredFaultException"/> when the pattern fails at it.</summary>
    public static bool CanBegin(CompiledPattern pattern, ThredEvent given, long now, IAddressBook book)
    {
        if (pattern.EventTypes is { } types && !types.Contains(given.Type))
            return false;
        return Tests(pattern.Reactions[0], given, new(null, ThredState.NoLocals, () => [], now), book);
    }

    /// <summary>Whether a running thred takes an event that is bound to none. Throws <see cref="ThredFaultException"/> when its pattern fails at it.</summary>
    public static bool TakesUnbound(CompiledPattern pattern, ThredState state, ThredEvent given, long now, IAddressBook book) =>
        state.Status == ThredStatus.Active
        && pattern.Reaction(state.Reaction) is { Model.AllowUnboundEvents: true } reaction
        && !state.Seen.Contains(given.Id)
        && Tests(reaction, given, new(state.Id, state.Locals, () => state.Participants, now), book);

    private static bool Tests(CompiledReaction reaction, ThredEvent given, StepScope scope, IAddressBook book)
    {
        if (!Authorization.Allows(reaction, given.Source.Id, book))
            return false;
        scope.Event = given;
        return ThredStep.Tests(reaction.Condition, scope);
    }

    // A timer that fails is gone, or it would fail for ever.
    private static ThredDecision Failed(ThredState state, ThredEvent? given, ThredFault fault, long now, IAddressBook book, IThredIds ids)
    {
        var effects = ImmutableArray.CreateBuilder<ThredEffect>();
        if (given is not null)
        {
            effects.Add(new ThredEffect.DeadLetter(given, fault));
            if (FaultReplies.To(given, fault, book, ids.Event(), now) is { } reply)
                effects.Add(new ThredEffect.Send(reply));
        }
        else
        {
            state = state with { Timers = state.Timers.RemoveAll(timer => timer.Due <= now), Steps = state.Steps + 1 };
        }

        var audit = new ThredAudit(given?.Id ?? "", state.Id, "er", now, state.Reaction, state.Reaction, null, [], [], fault.Message);
        return new(state, effects.ToImmutable(), [audit], fault);
    }
}
