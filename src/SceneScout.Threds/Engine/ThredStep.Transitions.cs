using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Jsonata;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <content>Transitions, the end, and children.</content>
internal sealed partial class ThredStep
{
    /// <summary>Goes where the transition says and gives what comes next into it; null when nothing does.</summary>
    private ThredEvent? Transition(TransitionModel? transition, ThredEvent? current)
    {
        var name = transition?.Name ?? TransitionModel.Next;
        if (name != TransitionModel.None)
        {
            var next = name switch
            {
                TransitionModel.Terminate => null,
                TransitionModel.Next => Following(),
                _ => _pattern.Reaction(name) ?? throw new ThredFaultException(ThredFault.Server($"Pattern {_pattern.Model.Id} has no reaction '{name}'.")),
            };
            if (next is null)
                Finish(_pattern.Model.BroadcastAllowed ? ThredStatus.Finished : ThredStatus.Terminated);
            else
                Enter(next);
            if (current is not null)
                Describe(current);
        }

        if (_state.Status != ThredStatus.Active || transition is null)
            return null;
        return transition.Input switch
        {
            InputKind.Forward => current,
            InputKind.Local => FromLocal(transition.LocalName!),
            _ => null,
        };
    }

    private CompiledReaction? Following() =>
        _pattern.Reaction(_state.Reaction) is { } reaction && reaction.Index + 1 < _pattern.Reactions.Length ? _pattern.Reactions[reaction.Index + 1] : null;

    private void Enter(CompiledReaction reaction)
    {
        _state = _state with
        {
            Reaction = reaction.Model.Name,
            ReactionStart = _now,
            LastUpdateTime = _now,
            Matched = _state.Matched.IsEmpty ? _state.Matched : ImmutableSortedDictionary<string, ulong>.Empty,
        };
        Arm(reaction);
    }

    private void Finish(ThredStatus status)
    {
        _state = _state with
        {
            Status = status,
            Reaction = null,
            LastUpdateTime = _now,
            EndTime = _state.EndTime ?? _now,
            Matched = ImmutableSortedDictionary<string, ulong>.Empty,
            Timers = [],
            Retries = [],
        };
    }

    // Children end and the parent hears of it after everything that the step itself sends.
    private void Leave()
    {
        if (_left)
            return;
        _left = true;
        if (_state.Status == ThredStatus.Terminated)
        {
            foreach (var child in _state.Children.Where(child => child.Kind == SpawnKind.Child))
                _effects.Add(new ThredEffect.EndChild(child.Id));
        }

        if (_state.ParentId is { } parent && _wasActive)
        {
            var result = _state.Locals.TryGetValue("result", out var value) ? RawJson.Of(ValueJson.Bytes(value)) : null;
            _effects.Add(new ThredEffect.TellParent(parent, ThredStatusText.Of(_state.Status), result));
        }
    }

    private void Describe(ThredEvent current)
    {
        _state = _state with
        {
            Label = current.Title ?? _pattern.Model.Name,
            Description = current.At("description") is { ValueKind: JsonValueKind.String } description ? description.GetString() : current.Type,
            DisplayUri = current.At("display", "uri") is { ValueKind: JsonValueKind.String } uri ? uri.GetString() : null,
        };
    }

    private ThredEvent? FromLocal(string name)
    {
        var value = _scope.Local(name);
        if (value.IsUndefined)
            return null;
        try
        {
            return EventReading.Read(ValueJson.Element(value));
        }
        catch (ModelException e)
        {
            throw new ThredFaultException(ThredFault.Invalid($"The local '{name}' is no event: {string.Join("; ", e.Mistakes)}"), e);
        }
    }

    private void Spawn(SpawnModel spawn, ThredEvent current)
    {
        var input = spawn.Input switch
        {
            InputKind.Forward => current,
            InputKind.Local => FromLocal(spawn.LocalName!),
            _ => null,
        };
        var locals = spawn.Context ? new Dictionary<string, JsonataValue>(_scope.Locals.Select(local => new KeyValuePair<string, JsonataValue>(local.Key, ValueJson.Kept(local.Value)))) : ThredState.NoLocals;
        var joined = ImmutableArray.CreateBuilder<JoinedChild>();
        foreach (var name in spawn.Names)
        {
            var id = _ids.Thred(name);
            joined.Add(new(id, PatternReading.IdOf(name)));
            _state = _state with { Children = _state.Children.Add(new(id, spawn.Kind)) };
            _effects.Add(new ThredEffect.Spawn(
                id, name, _state.Id, spawn.Kind, input is null ? null : input with { ThredId = id, Trace = TraceContext.Next(input.Trace, id, 0) ?? input.Trace }, locals, spawn.Context ? _state.Participants : []));
        }

        if (spawn.Join && _state.Status == ThredStatus.Active)
            _state = _state with { Joins = _state.Joins.Add(joined.ToImmutable()) };
    }

    internal ThredDecision ChildEnded(ThredInput.ChildEnded ended)
    {
        if (ended.Status == "refused")
            _state = _state with { Children = _state.Children.RemoveAll(child => child.Id == ended.ThredId) };
        foreach (var join in _state.Joins)
        {
            var at = Enumerable.Range(0, join.Length).FirstOrDefault(i => join[i].ThredId == ended.ThredId && join[i].Status is null, -1);
            if (at < 0)
                continue;
            var changed = join.SetItem(at, join[at] with { Status = ended.Status, Result = ended.Result });
            var whole = changed.All(child => child.Status is not null);
            _state = _state with { Joins = whole ? _state.Joins.Remove(join) : _state.Joins.Replace(join, changed) };
            if (whole)
                Consider(SystemEvents.Children(_state.Id, changed, _ids.Event(), _now));
            break;
        }

        return Done(null);
    }
}
