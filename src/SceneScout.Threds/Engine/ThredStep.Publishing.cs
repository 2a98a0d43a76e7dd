using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Jsonata;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <content>Outbound events.</content>
internal sealed partial class ThredStep
{
    private List<(ThredEvent Event, IReadOnlyList<string> To, CompiledPublish Publish, long? Due)>? Publish(ReactionResult result, ThredEvent current)
    {
        if (result.Publish.IsEmpty)
        {
            // The template's effects count, also when nobody is told.
            if (result.Transform is { } silent)
                Outbound(silent, current);
            return null;
        }

        var messages = new List<(ThredEvent, IReadOnlyList<string>, CompiledPublish, long?)>(result.Publish.Length);
        foreach (var publish in result.Publish)
        {
            var transform = publish.Transform ?? result.Transform;
            var outbound = transform is null ? null : Outbound(transform, current);
            IReadOnlyList<string> to = publish.Fixed is { } address ? [address] : To(publish.To.Evaluate(_scope));
            if (publish.OnPublish is { } consequent)
            {
                if (outbound is null)
                    _scope.Evaluate(consequent);
                else
                    _scope.Evaluate(consequent, outbound);
            }

            if (outbound is null)
                continue;
            if (publish.Model.Name is { } name)
                _scope.SetLocal(OutboundPrefix + name, outbound.Id);
            messages.Add((outbound, to, publish, Due(publish)));
        }

        return messages;
    }

    private ThredEvent Outbound(CompiledTransform transform, ThredEvent current)
    {
        RawJson? data = null;
        if (transform.Template is { } template)
        {
            var buffer = new ArrayBufferWriter<byte>(256);
            using (var writer = ModelJson.Writer(buffer))
            {
                if (!template.Write(writer, null, _scope))
                    writer.WriteNullValue();
            }

            data = buffer.WrittenCount == 4 ? null : RawJson.Of(buffer.WrittenMemory);
        }
        else if (transform.Expression is { } expression && _scope.Evaluate(expression) is { Kind: JsonataKind.Object } value)
        {
            data = RawJson.Of(ValueJson.Bytes(value));
        }

        return new()
        {
            Id = _ids.Event(),
            Type = WellKnown.Tell,
            Source = ThredSource.System,
            ThredId = _state.Id,
            Time = _now,
            Re = transform.Re is { } re && _scope.Evaluate(re) is { Kind: JsonataKind.String } id ? id.GetString() : null,
            Data = data,
            Trace = TraceContext.Next(current.Trace, _state.Id, _state.Steps),
        };
    }

    private static List<string> To(JsonataValue value)
    {
        var to = new List<string>();
        foreach (var item in value.EnumerateItems())
        {
            foreach (var inner in item.EnumerateItems())
            {
                if (inner.Kind is JsonataKind.String or JsonataKind.Number)
                    to.Add(inner.Kind == JsonataKind.String ? inner.GetString() : inner.ToJsonString());
            }
        }

        return to;
    }

    private long? Due(CompiledPublish publish)
    {
        var at = Instant(publish.At.Evaluate(_scope));
        var delay = publish.Delay.Evaluate(_scope) switch
        {
            { Kind: JsonataKind.Number } number => (long)number.GetDouble(),
            { Kind: JsonataKind.String } text => DurationText.Read(text.GetString())
                ?? throw new ThredFaultException(ThredFault.Invalid($"publish.delay '{text.GetString()}' is not accepted; give milliseconds or a text such as \"15m\".")),
            _ => 0,
        };
        var due = (at ?? _now) + delay;
        return due > _now ? due : null;
    }

    private static long? Instant(JsonataValue value) => value.Kind switch
    {
        JsonataKind.Number => (long)value.GetDouble(),
        JsonataKind.String when DateTimeOffset.TryParse(value.GetString(), System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var at) => at.ToUnixTimeMilliseconds(),
        JsonataKind.Undefined => null,
        _ => throw new ThredFaultException(ThredFault.Invalid($"publish.at {value.ToJsonString()} is not accepted; give ms since 1970 or an instant of ISO 8601.")),
    };

    private void Dispatch(List<(ThredEvent Event, IReadOnlyList<string> To, CompiledPublish Publish, long? Due)>? messages, ThredEvent given)
    {
        foreach (var (outbound, addresses, publish, due) in messages ?? [])
        {
            var (to, unknown) = Addresses.Resolve(addresses, _state.Participants, _book);
            if (to.FirstOrDefault(id => !ThredIdRule.Accepts(id)) is { } refused)
                throw new ThredFaultException(ThredIdRule.Refusal("publish.to", refused));
            Join(to, given.Source.Id);
            if (to.IsEmpty && due is null)
            {
                _scope.Log.Add($"{outbound.Id} goes to nobody: {string.Join(", ", addresses)}");
                continue;
            }

            var message = new ThredMessage($"{outbound.Id}_0", to, outbound) { Unknown = unknown };
            if (publish.Model.Retry is { } retry)
                _state = _state with { Retries = _state.Retries.Add(new(message, 1, retry)) };
            if (due is { } later)
                // Who that is, is seen when it is sent.
                _state = _state with { Timers = _state.Timers.Add(new(ThredTimerKind.Publish, outbound.Id, later, message with { To = [.. addresses], Unknown = [] })) };
            else
                Send(message);
        }
    }

    private void Join(ImmutableArray<string> to, string source)
    {
        var participants = _state.Participants;
        foreach (var id in to)
        {
            if (!participants.Contains(id))
                participants = participants.Add(id);
        }

        if (source != WellKnown.SystemId && !participants.Contains(source))
            participants = participants.Add(source);
        if (participants != _state.Participants)
            _state = _state with { Participants = participants };
    }

    // What a participant says to the others; the thred stays where it is.
    private void Speak(ThredEvent given)
    {
        if (!_pattern.Model.BroadcastAllowed)
            throw new ThredFaultException(ThredFault.Unauthorized($"Pattern {_pattern.Model.Id} does not allow its participants to speak to each other; broadcastAllowed is not true."));
        var others = Others(given);
        if (given.At("content", "values", "message").ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            throw new ThredFaultException(ThredFault.Missing("data.content.values.message is missing; give what is to be said."));
        Tell(others, given, $"Message from {given.Source.Id}", "broadcastMessage", withRe: false);
        Note(given.Id, "m", _state.Reaction, _state.Reaction, null, "broadcast");
    }

    // What a participant does is told to the others.
    private void Echo(ThredEvent current)
    {
        if (!_pattern.Model.EchoResponses || current.Type != WellKnown.ClientTell)
            return;
        Tell(Others(current), current, $"Action by {current.Source.Id}", "broadcastValues", withRe: true);
    }

    private ImmutableArray<string> Others(ThredEvent given)
    {
        var people = Addresses.Resolve(["$thred"], _state.Participants, _book).To;
        return people.Contains(given.Source.Id)
            ? people.Remove(given.Source.Id)
            : throw new ThredFaultException(ThredFault.Unauthorized($"{given.Source.Id} is not a participant of thred {_state.Id}."));
    }

    private void Tell(ImmutableArray<string> to, ThredEvent given, string title, string valuesType, bool withRe)
    {
        if (to.IsEmpty)
            return;
        var outbound = new ThredEvent
        {
            Id = _ids.Event(),
            Type = WellKnown.Broadcast,
            Source = ThredSource.System,
            ThredId = _state.Id,
            Time = _now,
            Re = withRe ? given.Re : null,
            Data = RawJson.Of(ModelJson.Write(writer => BroadcastData.Write(writer, given, title, valuesType, withRe))),
            Trace = TraceContext.Next(given.Trace, _state.Id, _state.Steps),
        };
        Send(new($"{outbound.Id}_0", to, outbound));
    }
}
