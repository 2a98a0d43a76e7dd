using NodaTime;
using SceneScout.Jsonata;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <content>What a thred does at an instant.</content>
internal sealed partial class ThredStep
{
    // Those of the reaction before are gone with it; messages that wait stay.
    private void Arm(CompiledReaction reaction) => Arm(reaction, _now);

    private void Arm(CompiledReaction reaction, long since)
    {
        var timers = _state.Timers.RemoveAll(timer => timer.Kind is ThredTimerKind.Expiry or ThredTimerKind.Reaction);
        if (reaction.Model.ExpiryInterval is { } interval)
            timers = timers.Add(new(ThredTimerKind.Expiry, reaction.Model.Name, since + interval));
        foreach (var timer in reaction.Timers)
        {
            var zone = timer.Zone.Evaluate(_scope) is { Kind: JsonataKind.String } name ? name.GetString() : null;
            timers = timers.Add(new(ThredTimerKind.Reaction, timer.Model.Name, Next(timer, _now, zone), Zone: zone));
        }

        if (timers != _state.Timers)
            _state = _state with { Timers = timers };
    }

    private static long Next(CompiledTimer timer, long after, string? zone)
    {
        if (timer.Model.Interval is { } interval)
            return after + interval;
        var clock = zone is null
            ? DateTimeZone.Utc
            : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? throw new ThredFaultException(ThredFault.Invalid($"The zone '{zone}' of timer {timer.Model.Name} is not known; give one such as Europe/Berlin."));
        return timer.Cron!.AtOrAfter(DateTimeOffset.FromUnixTimeMilliseconds(after + 1), clock).ToUnixTimeMilliseconds();
    }

    private void FireDue()
    {
        while (_state.NextDue is { } due && due <= _now)
        {
            if (++_steps > MostSteps)
                throw new ThredFaultException(ThredFault.Loop($"The timers of thred {_state.Id} move it more than {MostSteps} times at once."));
            var timer = _state.Timers.First(timer => timer.Due == due);
            _state = _state with { Timers = _state.Timers.Remove(timer) };
            Fire(timer);
        }
    }

    private void Fire(ThredTimer timer)
    {
        switch (timer.Kind)
        {
            case ThredTimerKind.Expiry:
                var from = _state.Reaction;
                var next = Transition(_pattern.Reaction(from)?.Model.ExpiryTransition, null);
                Note("", "ex", from, _state.Reaction, null, null);
                if (next is not null)
                    Consider(next);
                break;
            case ThredTimerKind.Reaction:
                // What was missed while nobody looked comes once.
                if (_pattern.Reaction(_state.Reaction)?.Timers.FirstOrDefault(known => known.Model.Name == timer.Name) is { } again)
                {
                    var due = Next(again, timer.Due, timer.Zone);
                    _state = _state with { Timers = _state.Timers.Add(timer with { Due = due > _now ? due : Next(again, _now, timer.Zone) }) };
                    Consider(SystemEvents.Timer(_state.Id, timer.Name, timer.Due, _ids.Event(), _now));
                }

                break;
            case ThredTimerKind.Publish:
                var (to, unknown) = Addresses.Resolve(timer.Message!.To, _state.Participants, _book);
                to = [.. to.Where(id => ThredIdRule.Accepts(id))];
                Join(to, WellKnown.SystemId);
                if (!to.IsEmpty)
                    Send(timer.Message with { To = to, Unknown = unknown });
                break;
            default:
                Send(timer.Message!);
                break;
        }
    }

    // Whether the answer is an error after which the message is sent again.
    private bool Retried(ThredEvent given)
    {
        if (_state.Retries.FirstOrDefault(retry => retry.Message.Event.Id == given.Re) is not { } pending)
            return false;
        if (given.Error.ValueKind == System.Text.Json.JsonValueKind.Undefined || pending.Attempts >= pending.Policy.Attempts)
        {
            _state = _state with { Retries = _state.Retries.Remove(pending) };
            return false;
        }

        _state = _state with
        {
            Retries = _state.Retries.Replace(pending, pending with { Attempts = pending.Attempts + 1 }),
            Timers = _state.Timers.Add(new(ThredTimerKind.Retry, pending.Message.Event.Id, _now + pending.Policy.After(pending.Attempts), pending.Message)),
        };
        Note(given.Id, "rt", _state.Reaction, _state.Reaction, null, $"{pending.Message.Event.Id} is sent again");
        return true;
    }
}
