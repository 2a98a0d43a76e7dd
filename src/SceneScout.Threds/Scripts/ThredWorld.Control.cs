using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;
using SceneScout.Threds.Records;

namespace SceneScout.Threds.Scripts;

/// <content>Control events: what people ask of the engine itself.</content>
internal sealed partial class ThredWorld
{
    private void Control(ThredEvent given)
    {
        try
        {
            if (given.ThredId != WellKnown.SystemId)
                throw new ThredFaultException(ThredFault.Missing($"thredId '{given.ThredId}' is not accepted for {given.Type}; give SYSTEM."));
            if (given.Type != WellKnown.UserControl && Book.Role(WellKnown.AdminRole)?.Contains(given.Source.Id) != true)
                throw new ThredFaultException(ThredFault.Unauthorized($"{given.Source.Id} does not have the role {WellKnown.AdminRole}."));
            if (given.Type == WellKnown.DataControl)
                Reply(given, writer => Data(given, writer));
            else
                Operation(given, given.At("content", "values", "op") is { ValueKind: JsonValueKind.String } op ? op.GetString()! : throw new ThredFaultException(ThredFault.Missing("data.content.values.op is missing; give the name of an operation.")));
        }
        catch (ThredFaultException e)
        {
            Fail(given, e.Fault);
        }
    }

    private void Operation(ThredEvent given, string op)
    {
        switch ((given.Type, op))
        {
            case (WellKnown.SysControl, "getThreds"):
                ReplyOk(given, op, writer => WriteThreds(writer, "threds", Asked(given)));
                break;
            case (WellKnown.SysControl, "transitionThred"):
                var moved = Live(given);
                var shape = new ShapeReader();
                var transition = PatternReading.Transition(given.At("content", "values", "transition"), shape, "transition");
                if (transition is null || shape.Mistakes.Count > 0)
                    throw new ThredFaultException(ThredFault.Invalid(string.Join("; ", shape.Mistakes)));
                Try(moved, new ThredInput.Move(transition, given.Id));
                ReplyOk(given, op, writer => writer.WriteString("thredId"u8, moved));
                break;
            case (WellKnown.SysControl, "terminateThred"):
                var ended = Live(given);
                End(ended, given.Id);
                ReplyOk(given, op, writer => writer.WriteString("thredId"u8, ended));
                break;
            case (WellKnown.SysControl, "terminateAllThreds"):
                EndAll(given.Id);
                ReplyOk(given, op, null);
                break;
            case (WellKnown.SysControl, "watchThreds"):
                Watch(given);
                ReplyOk(given, op, null);
                break;
            case (WellKnown.SysControl, "reloadPattern"):
                Reload(Needed(given, "patternId"));
                ReplyOk(given, op, null);
                break;
            case (WellKnown.SysControl, "reloadAllPatterns"):
                foreach (var id in _records.Ids("PatternModel").ToList())
                    Reload(id);
                foreach (var gone in _patterns.Select(pattern => pattern.Model.Id).Where(id => _records.Knew(id) && _records.Get("PatternModel", id) is null).ToList())
                    Remove(gone);
                ReplyOk(given, op, null);
                break;
            case (WellKnown.SysControl, "shutdown"):
                ReplyOk(given, op, null);
                break;
            case (WellKnown.UserControl, "getThreds"):
                ReplyOk(given, op, writer => WriteMine(writer, given.Source.Id));
                break;
            case (WellKnown.UserControl, "getEvents"):
                var thredId = Needed(given, "thredId");
                ReplyOk(given, op, writer => WriteEvents(writer, thredId, given.Source.Id));
                break;
            case (WellKnown.UserControl, "getSystemSpec"):
                ReplyOk(given, op, WriteSpec);
                break;
            default:
                throw new ThredFaultException(ThredFault.Invalid($"data.content.values.op '{op}' is not accepted for {given.Type}; give one of {Operations(given.Type)}."));
        }
    }

    private static string Operations(string type) => type == WellKnown.UserControl
        ? "getThreds, getEvents, getSystemSpec"
        : "getThreds, transitionThred, terminateThred, terminateAllThreds, watchThreds, reloadPattern, reloadAllPatterns, shutdown";

    private void Try(string thredId, ThredInput input)
    {
        var (pattern, state) = _threds[thredId];
        var decision = ThredEngine.Decide(pattern, state, input, Now, Book, this);
        if (decision.Fault is { } fault)
            throw new ThredFaultException(fault);
        Keep(pattern, decision, null);
    }

    private static string Needed(ThredEvent given, string name) =>
        given.At("content", "values", name) is { ValueKind: JsonValueKind.String } value
            ? value.GetString()!
            : throw new ThredFaultException(ThredFault.Missing($"data.content.values.{name} is missing; give a text."));

    private string Live(ThredEvent given)
    {
        var id = Needed(given, "thredId");
        return _threds.TryGetValue(id, out var thred) && thred.State.Status != ThredStatus.Terminated ? id : throw new ThredFaultException(ThredFault.NoThred(id));
    }

    private void ReplyOk(ThredEvent given, string op, Action<Utf8JsonWriter>? more) => Reply(given, writer =>
    {
        writer.WriteString("status"u8, "OK");
        writer.WriteString("op"u8, op);
        more?.Invoke(writer);
    });

    private void Reply(ThredEvent given, Action<Utf8JsonWriter> values)
    {
        var id = NextEventId();
        var data = RawJson.Of(ModelJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("title"u8, $"System Event -> Thred: SYSTEM -> Re: Event: {given.Id}");
            writer.WriteStartObject("content"u8);
            writer.WriteStartObject("values"u8);
            values(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }));
        Send(new($"{id}_0", [given.Source.Id], new() { Id = id, Type = WellKnown.Tell, Source = ThredSource.System, ThredId = WellKnown.SystemId, Time = Now, Re = given.Id, Data = data }));
    }

    private IEnumerable<(CompiledPattern Pattern, ThredState State)> Asked(ThredEvent given)
    {
        var ids = given.At("content", "values", "thredIds") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(id => id.ToString()).ToHashSet(StringComparer.Ordinal) : null;
        var status = given.At("content", "values", "status") is { ValueKind: JsonValueKind.String } text ? text.GetString() : "active";
        if (status is not ("active" or "terminated" or "all"))
            throw new ThredFaultException(ThredFault.Invalid($"data.content.values.status '{status}' is not accepted; give active, terminated or all."));
        // The matcher is held against what is on record of those that have ended.
        var matcher = given.At("content", "values", "terminatedMatcher") is { ValueKind: JsonValueKind.Object } match ? JsonNode.Parse(match.GetRawText()) : null;
        return Threds.Where(thred => (ids is null || ids.Contains(thred.State.Id)) && (thred.State.Status, status) switch
        {
            (ThredStatus.Terminated, "active") => false,
            (ThredStatus.Terminated, _) => matcher is null || RecordMatch.Fits(WorldRecords.ThredRecord(thred), matcher),
            (_, "terminated") => false,
            _ => true,
        });
    }

    private static void WriteThreds(Utf8JsonWriter writer, string name, IEnumerable<(CompiledPattern Pattern, ThredState State)> threds)
    {
        writer.WriteStartArray(name);
        foreach (var (pattern, state) in threds)
            ThredViewing.WriteTo(writer, state, pattern);
        writer.WriteEndArray();
    }

    private void WriteMine(Utf8JsonWriter writer, string participant)
    {
        writer.WriteStartArray("results"u8);
        foreach (var (pattern, state) in Threds
            .Where(thred => thred.State.Status != ThredStatus.Terminated && thred.State.Participants.Contains(participant))
            .Reverse().OrderByDescending(thred => thred.State.LastUpdateTime))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("thred"u8);
            ThredViewing.WriteTo(writer, state, pattern);
            if (Mine(state.Id, participant).LastOrDefault() is { } last)
            {
                writer.WritePropertyName("lastEvent"u8);
                last.Event.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private IEnumerable<RecordedEvent> Mine(string thredId, string participant) => Events.Where(known =>
        known.ThredId == thredId && (known.Event.Source.Id == participant || known.To.Contains(participant)));

    private void WriteEvents(Utf8JsonWriter writer, string thredId, string participant)
    {
        writer.WriteStartArray("events"u8);
        foreach (var known in Mine(thredId, participant).OrderBy(known => known.Timestamp))
            known.Event.WriteTo(writer);
        writer.WriteEndArray();
    }

    private void WriteSpec(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("systemSpec"u8);
        writer.WriteStartArray("serviceSpecs"u8);
        foreach (var agent in Book.Agents.Where(agent => !agent.Hidden))
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, agent.Name ?? agent.NodeType ?? agent.NodeId);
            writer.WriteString("nodeType"u8, agent.NodeType);
            writer.WriteString("address"u8, agent.NodeId ?? agent.NodeType);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("addressSpec"u8);
        writer.WriteStartArray("participants"u8);
        foreach (var id in Book.WithSession())
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, id);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("groups"u8);
        foreach (var group in Book.Groups.Keys)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, $"${group}");
            writer.WriteString("name"u8, group);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
