using SceneScout.Domain.Text;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>One decision of a thred, while it is being made. What it throws leaves the thred as it was.</summary>
internal sealed partial class ThredStep
{
    internal const string OutboundPrefix = "out_id_";

    /// <summary>So many times one event may move its thred.</summary>
    private const int MostSteps = 100;

    private readonly CompiledPattern _pattern;
    private readonly IAddressBook _book;
    private readonly IThredIds _ids;
    private readonly long _now;
    private readonly StepScope _scope;
    private readonly List<ThredEffect> _effects = [];
    private readonly List<ThredAudit> _audit = [];
    private ThredState _state;
    private List<string>? _sent;
    private readonly bool _wasActive;
    private int _steps;
    private bool _left;

    internal ThredStep(CompiledPattern pattern, ThredState state, string cause, long now, IAddressBook book, IThredIds ids)
    {
        (_pattern, _state, _now, _book, _ids) = (pattern, state, now, book, ids);
        _wasActive = state.Status == ThredStatus.Active;
        StepChance.Set(StableHash.Of(cause) ^ StableHash.Of(state.Id));
        _scope = new(state.Id, state.Locals, () => _state.Participants, now);
    }

    internal ThredState Begin()
    {
        Enter(_pattern.Reactions[0]);
        return _state;
    }

    internal ThredDecision Occur(ThredEvent given)
    {
        FireDue();
        if (!_state.Retries.IsEmpty && given.Re is not null && Retried(given))
            return Done(given);
        var consumed = Consider(given);
        if (!consumed && given.Error is { ValueKind: System.Text.Json.JsonValueKind.Object } error)
            Unhandled(given, error);
        return Done(given);
    }

    internal ThredDecision Due()
    {
        FireDue();
        return Done(null);
    }

    internal ThredDecision Move(TransitionModel transition, string eventId)
    {
        if (_state.Status != ThredStatus.Active)
            throw new ThredFaultException(ThredFault.Invalid($"Thred {_state.Id} has ended."));
        if (transition.Name is not (TransitionModel.Next or TransitionModel.Terminate or TransitionModel.None) && _pattern.Reaction(transition.Name) is null)
            throw new ThredFaultException(ThredFault.Invalid($"transition.name '{transition.Name}' is not accepted; give $next, $terminate, $noTransition or a reaction: {string.Join(", ", _pattern.Reactions.Select(r => r.Model.Name))}."));
        var from = _state.Reaction;
        var next = Transition(transition, null);
        Note(eventId, "m", from, _state.Reaction, null, "moved by an operator");
        if (next is not null)
            Consider(next);
        return Done(null);
    }

    internal ThredDecision End(string eventId)
    {
        var from = _state.Reaction;
        if (_state.Status != ThredStatus.Terminated)
        {
            Finish(ThredStatus.Terminated);
            Note(eventId, "m", from, null, null, "ended from outside");
        }

        return Done(null);
    }

    private ThredDecision Done(ThredEvent? given)
    {
        var before = _state;
        _state = _state with
        {
            Locals = _scope.Keep(),
            Seen = given is null ? _state.Seen : _state.Seen.With(given.Id),
            Steps = _state.Steps + 1,
        };
        if (before.Status != ThredStatus.Active)
            Leave();
        return new(_state, [.. _effects], [.. _audit]);
    }

    /// <summary>Takes an event through reactions until nothing more follows from it; says whether it was taken.</summary>
    private bool Consider(ThredEvent given)
    {
        var from = _state.Reaction;
        if (given.Type == WellKnown.ClientBroadcast)
        {
            Speak(given);
            return true;
        }

        string? condition = null;
        var matched = false;
        for (var current = given; current is not null;)
        {
            if (_state.Status != ThredStatus.Active || _pattern.Reaction(_state.Reaction) is not { } reaction)
                break;
            if (++_steps > MostSteps)
                throw new ThredFaultException(ThredFault.Loop($"One event moves thred {_state.Id} more than {MostSteps} times; it is in reaction {_state.Reaction}."));
            if (!ReferenceEquals(_scope.Event, current))
                _scope.Event = current;
            if (Apply(reaction, current) is not { } result)
                break;
            (matched, condition) = (true, result.Condition);
            Echo(current);
            var messages = Publish(result, current);
            var next = Transition(result.Transition, current);
            Dispatch(messages, given);
            if (result.Spawn is { } spawn)
                Spawn(spawn, current);
            current = next;
        }

        Note(given.Id, matched ? "m" : "nm", from, matched ? _state.Reaction : from, condition, null);
        return matched;
    }

    private ReactionResult? Apply(CompiledReaction reaction, ThredEvent current)
    {
        if (!Authorization.Allows(reaction, current.Source.Id, _book))
            return null;
        if (reaction.Inputs is { } schema && current.Source.Id != WellKnown.SystemId && Tests(reaction.Condition))
            InputCheck.Hold(schema, current, reaction.Model.Name);
        return Apply(reaction.Condition);
    }

    private void Note(string eventId, string type, string? from, string? to, string? condition, string? note)
    {
        var logged = _scope.Log.Count == 0 ? note : string.Join("; ", note is null ? _scope.Log : [note, .. _scope.Log]);
        _audit.Add(new(eventId, _state.Id, type, _now, from, to, condition, _sent is null ? [] : [.. _sent], [.. _scope.Changed.Order(StringComparer.Ordinal)], logged));
        _sent = null;
        _scope.Log.Clear();
    }

    // An agent's error that no reaction takes goes to the participants and to the dead letters.
    private void Unhandled(ThredEvent given, System.Text.Json.JsonElement error)
    {
        var fault = FaultReplies.Of(error);
        var (to, _) = Addresses.Resolve(["$thred"], _state.Participants, _book);
        _effects.Add(new ThredEffect.DeadLetter(given, fault));
        if (!to.IsEmpty)
            Send(FaultReplies.Make(given, to, error, fault.Message, _ids.Event(), _now));
    }

    private void Send(ThredMessage message)
    {
        _effects.Add(new ThredEffect.Send(message));
        (_sent ??= []).Add(message.Id);
    }
}
