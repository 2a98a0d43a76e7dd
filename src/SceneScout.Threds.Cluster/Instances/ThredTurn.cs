using System.Collections.Immutable;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Instances;

/// <summary>What a thred does with one command, purely: the state afterwards, what is journaled, what the sender is told.</summary>
/// <param name="State">The thred afterwards; null when there is none.</param>
/// <param name="Record">What is journaled; null when nothing follows.</param>
/// <param name="Effects">What follows outside it.</param>
/// <param name="Outcome">What became of the command.</param>
/// <param name="Fault">Why it failed; null when it did not.</param>
internal sealed record ThredTurn(ThredState? State, StepRecord? Record, ImmutableArray<ThredEffect> Effects, ThredOutcome Outcome, ThredFault? Fault = null)
{
    /// <summary>Whether a pattern counts its threds: by <c>maxInstances</c> and <c>instanceInterval</c>, and when events that are bound to none may concern running ones.</summary>
    internal static bool Counts(CompiledPattern pattern) =>
        pattern.Model.MaxInstances > 0 || pattern.Model.InstanceInterval > 0 || pattern.Reactions.Any(reaction => reaction.Model.AllowUnboundEvents);

    /// <summary>Whether a thred ended before it began, since its pattern failed at the first event.</summary>
    internal static bool IsStillborn(ThredState state) => state is { Status: ThredStatus.Terminated, Steps: 0 };

    /// <summary>Decides.</summary>
    /// <param name="pattern">The version of the pattern that the thred keeps, or begins with.</param>
    /// <param name="state">The thred; null before it begins.</param>
    /// <param name="command">What it is told; null for the time.</param>
    /// <param name="now">The instant, in ms since 1970.</param>
    /// <param name="book">Who stands behind addresses.</param>
    internal static ThredTurn Of(CompiledPattern pattern, ThredState? state, IThredStepCommand? command, long now, IAddressBook book) => command switch
    {
        ThredCommands.Begin begin => Begin(pattern, state, begin, now, book),
        ThredCommands.Occur occur => Occur(pattern, state, occur, now, book),
        ThredCommands.ChildEnded ended => Told(pattern, state, new ThredInput.ChildEnded(ended.ChildId, ended.Status, ended.Result), $"ended {ended.ChildId}", ended.Depth, now, book),
        ThredCommands.Steer steer => Steer(pattern, state, steer, now, book),
        ChildRefused refused => Refused(pattern, state, refused, now, book),
        null => Told(pattern, state, new ThredInput.Due(), "due", 0, now, book),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "This command is not known."),
    };

    /// <summary>Lets a thred go on by another version of its pattern.</summary>
    /// <param name="pattern">The version that it has.</param>
    /// <param name="wanted">The version that it is to have; null when there is none.</param>
    /// <param name="state">The thred; null before it begins.</param>
    /// <param name="migrate">What it is told.</param>
    /// <param name="now">The instant, in ms since 1970.</param>
    /// <param name="book">Who stands behind addresses.</param>
    internal static ThredTurn Migrate(CompiledPattern pattern, CompiledPattern? wanted, ThredState? state, ThredCommands.Migrate migrate, long now, IAddressBook book)
    {
        if (state is not { Status: ThredStatus.Active })
            return Nothing(state, ThredOutcome.NoThred);
        if (wanted is null)
            return Refusing($"Pattern {pattern.Model.Id} has {(migrate.Version == 0 ? "no version that serves new threds" : $"no version {migrate.Version}")}.");
        if (wanted.Version == pattern.Version)
            return Nothing(state, ThredOutcome.Repeated);
        if (Counts(wanted) != Counts(pattern))
        {
            // The owner of the pattern would count one too many, or one too few, for good.
            return Refusing($"Of versions {pattern.Version} and {wanted.Version} of pattern {pattern.Model.Id} one counts its threds (maxInstances, instanceInterval or allowUnboundEvents) and the other does not; a thred cannot be moved between them.");
        }

        var decision = ThredEngine.Migrate(pattern, wanted, state, migrate.EventId, now, book, new StepIds(state.Id, state.Steps, migrate.EventId));
        // The version stands in the whole state alone.
        return decision.Fault is { } fault
            ? new(state, null, [], ThredOutcome.Refused, fault)
            : new(decision.State, new(now, ThredStateBytes.Write(decision.State), ThredDecisionBytes.Write(decision.State, decision), null, SlotChange.None, 0), decision.Effects, ThredOutcome.Matched);

        ThredTurn Refusing(string reason) => new(state, null, [], ThredOutcome.Refused, ThredFault.Invalid(reason));
    }

    private static ThredTurn Begin(CompiledPattern pattern, ThredState? state, ThredCommands.Begin begin, long now, IAddressBook book)
    {
        if (state is not null)
            return Nothing(state, IsStillborn(state) ? ThredOutcome.Failed : ThredOutcome.Repeated);
        var input = begin.Spawn is null ? begin.Input : begin.Spawn.Input;
        var ids = new StepIds(begin.ThredId, 0, input?.Id ?? begin.ThredId);
        ThredState begun;
        try
        {
            begun = ThredEngine.Begin(pattern, begin.ThredId, now, book, ids, begin.Spawn);
        }
        catch (ThredFaultException e)
        {
            return new(null, null, [], ThredOutcome.Refused, e.Fault);
        }

        var decision = input is null ? new ThredDecision(begun, [], []) : ThredEngine.Decide(pattern, begun, new ThredInput.Occurrence(input), now, book, ids);
        var slot = Counts(pattern) ? decision.Fault is null ? SlotChange.Taken : SlotChange.Freed : SlotChange.None;
        if (decision.Fault is not null)
        {
            begun = begun with { Status = ThredStatus.Terminated, Reaction = null, EndTime = now, Timers = [], Retries = [] };
            decision = decision with { State = begun };
        }
        else if (slot != SlotChange.None && decision.State.Status != ThredStatus.Active)
        {
            slot |= SlotChange.Freed;
        }

        var record = new StepRecord(now, ThredStateBytes.Write(begun), ThredDecisionBytes.Write(begun, decision), input, slot, begin.Depth);
        return new(decision.State, record, decision.Effects, decision.Fault is null ? ThredOutcome.Matched : ThredOutcome.Failed, decision.Fault);
    }

    private static ThredTurn Occur(CompiledPattern pattern, ThredState? state, ThredCommands.Occur occur, long now, IAddressBook book)
    {
        if (state is null)
            return Nothing(null, ThredOutcome.NoThred);
        if (state.Status == ThredStatus.Terminated)
            return Nothing(state, state.Seen.Contains(occur.Event.Id) ? ThredOutcome.Repeated : ThredOutcome.NoThred);
        if (occur.Unbound)
        {
            try
            {
                if (!ThredEngine.TakesUnbound(pattern, state, occur.Event, now, book))
                    return Nothing(state, state.Seen.Contains(occur.Event.Id) ? ThredOutcome.Repeated : ThredOutcome.NotTaken);
            }
            catch (ThredFaultException e)
            {
                return new(state, null, [], ThredOutcome.Refused, e.Fault);
            }
        }

        var decision = ThredEngine.Decide(pattern, state, new ThredInput.Occurrence(occur.Event), now, book, new StepIds(state.Id, state.Steps, occur.Event.Id));
        if (decision.Repeated)
            return Nothing(state, ThredOutcome.Repeated);
        // An event at which the pattern failed was decided, too: it does not fail again.
        if (decision.Fault is not null)
            decision = decision with { State = decision.State with { Seen = decision.State.Seen.With(occur.Event.Id), Steps = decision.State.Steps + 1 } };
        return Kept(pattern, state, decision, occur.Event, occur.Depth, now);
    }

    private static ThredTurn Steer(CompiledPattern pattern, ThredState? state, ThredCommands.Steer steer, long now, IAddressBook book)
    {
        if (state is null || state.Status == ThredStatus.Terminated)
            return Nothing(state, state is not null && steer.Transition is null ? ThredOutcome.Repeated : ThredOutcome.NoThred);
        ThredInput input = steer.Transition is { } transition ? new ThredInput.Move(transition, steer.EventId) : new ThredInput.End(steer.EventId);
        var decision = ThredEngine.Decide(pattern, state, input, now, book, new StepIds(state.Id, state.Steps, steer.EventId));
        return decision.Fault is { } fault ? new(state, null, [], ThredOutcome.Refused, fault) : Kept(pattern, state, decision, null, steer.Depth, now);
    }

    private static ThredTurn Told(CompiledPattern pattern, ThredState? state, ThredInput input, string cause, int depth, long now, IAddressBook book)
    {
        if (state is not { Status: ThredStatus.Active })
            return Nothing(state, ThredOutcome.NoMatch);
        return Kept(pattern, state, ThredEngine.Decide(pattern, state, input, now, book, new StepIds(state.Id, state.Steps, cause)), null, depth, now);
    }

    // A child that could not begin is no child; whoever caused it is told why.
    private static ThredTurn Refused(CompiledPattern pattern, ThredState? state, ChildRefused refused, long now, IAddressBook book)
    {
        if (state is null)
            return Nothing(null, ThredOutcome.NoThred);
        var ids = new StepIds(state.Id, state.Steps, $"refused {refused.ChildId}");
        var decision = state.Status == ThredStatus.Active
            ? ThredEngine.Decide(pattern, state, new ThredInput.ChildEnded(refused.ChildId, "refused", null), now, book, ids)
            : new(state with { Steps = state.Steps + 1 }, [], []);
        if (refused is { Fault: { } fault, Cause: { } cause })
        {
            decision = decision with { Effects = decision.Effects.Add(new ThredEffect.DeadLetter(cause, fault)) };
            if (FaultReplies.To(cause, fault, book, ((IThredIds)ids).Event(), now) is { } reply)
                decision = decision with { Effects = decision.Effects.Add(new ThredEffect.Send(reply)) };
        }

        return Kept(pattern, state, decision, null, refused.Depth, now);
    }

    private static ThredTurn Kept(CompiledPattern pattern, ThredState before, ThredDecision decision, ThredEvent? given, int depth, long now)
    {
        var slot = before.Status == ThredStatus.Active && decision.State.Status != ThredStatus.Active && Counts(pattern) ? SlotChange.Freed : SlotChange.None;
        var record = new StepRecord(now, default, ThredDecisionBytes.Write(before, decision), given, slot, depth);
        var outcome = decision.Fault is not null ? ThredOutcome.Failed : decision.Matched ? ThredOutcome.Matched : ThredOutcome.NoMatch;
        return new(decision.State, record, decision.Effects, outcome, decision.Fault);
    }

    private static ThredTurn Nothing(ThredState? state, ThredOutcome outcome) => new(state, null, [], outcome);
}
