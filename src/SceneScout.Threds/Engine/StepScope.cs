using SceneScout.Jsonata;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>What expressions see while a step is decided: the event, the thred's locals, the bindings. Used by one thread.</summary>
internal sealed class StepScope
{
    private readonly string? _thredId;
    private readonly Func<IReadOnlyCollection<string>> _participants;
    private IReadOnlyDictionary<string, JsonataValue> _locals;
    private Dictionary<string, JsonataValue>? _written;
    private ThredEvent? _event;
    private JsonataValue _eventValue;
    private JsonataValue _input;
    private Bindings? _bindings;

    internal StepScope(string? thredId, IReadOnlyDictionary<string, JsonataValue> locals, Func<IReadOnlyCollection<string>> participants, long now)
    {
        (_thredId, _locals, _participants) = (thredId, locals, participants);
        StepClock.Set(now);
    }

    /// <summary>What <c>$log</c> was told.</summary>
    internal List<string> Log { get; } = [];

    /// <summary>The names of the locals that were set.</summary>
    internal HashSet<string> Changed { get; } = new(StringComparer.Ordinal);

    /// <summary>The locals as they are now.</summary>
    internal IReadOnlyDictionary<string, JsonataValue> Locals => _written ?? _locals;

    /// <summary>The event that expressions see; null between events.</summary>
    internal ThredEvent? Event
    {
        get => _event;
        set
        {
            _event = value;
            _eventValue = value is null ? default : JsonataValue.From(value.Json.Element);
            _input = default;
            _bindings = null;
        }
    }

    internal JsonataValue Evaluate(ThredExpression expression) => expression.Evaluate(expression.ReadsContext ? WithContext() : Input(), _bindings ??= Bind());

    internal JsonataValue Evaluate(ThredExpression expression, ThredEvent outbound)
    {
        (_bindings ??= Bind()).Set("outboundEvent", JsonataValue.From(outbound.Json.Element));
        var value = Evaluate(expression);
        _bindings.Set("outboundEvent", default);
        return value;
    }

    internal JsonataValue Local(string name) => Locals.TryGetValue(name, out var value) ? value : default;

    internal void SetLocal(string name, JsonataValue value)
    {
        _written ??= new(_locals, StringComparer.Ordinal);
        Changed.Add(name);
        if (value.IsUndefined || value.Kind == JsonataKind.Function)
            _written.Remove(name);
        else
            _written[name] = value;
    }

    /// <summary>The locals as they are kept: nothing in them refers to an event any more.</summary>
    internal IReadOnlyDictionary<string, JsonataValue> Keep()
    {
        if (_written is null)
            return _locals;
        foreach (var name in Changed)
        {
            if (_written.TryGetValue(name, out var value))
                _written[name] = ValueJson.Kept(value);
        }

        (_locals, _written) = (_written, null);
        return _locals;
    }

    private JsonataValue Input() => _input.IsUndefined ? _input = JsonataValue.FromProperties([new("event", _eventValue)]) : _input;

    private JsonataValue WithContext() => JsonataValue.FromProperties(
    [
        new("event", _eventValue),
        new("context", JsonataValue.FromProperties(
        [
            new("thredId", _thredId is null ? default : JsonataValue.From(_thredId)),
            new("scope", JsonataValue.FromProperties(Locals)),
            new("participantIds", JsonataValue.FromItems(_participants().Select(JsonataValue.From).ToList())),
        ])),
    ]);

    private Bindings Bind()
    {
        var data = _eventValue.GetProperty("data");
        var content = data.GetProperty("content");
        return new Bindings()
            .Set("event", _eventValue)
            .Set("thredId", (_event?.ThredId ?? _thredId) is { } id ? JsonataValue.From(id) : default)
            .Set("data", data)
            .Set("advice", data.GetProperty("advice"))
            .Set("content", content)
            .Set("values", content.GetProperty("values"))
            .SetFunction("local", call => call[0].Kind == JsonataKind.String ? Local(call[0].GetString()) : default)
            .SetFunction("setLocal", SetLocal)
            .SetFunction("valueNamed", ValueNamed)
            .SetFunction("isResponseFor", call => call[0].Kind == JsonataKind.String
                && _event?.Re is { } re
                && Local(ThredStep.OutboundPrefix + call[0].GetString()) is { Kind: JsonataKind.String } sent
                && sent.GetString() == re)
            .SetFunction("log", call =>
            {
                Log.Add(call[0].Kind == JsonataKind.String ? call[0].GetString() : call[0].ToJsonString());
                return default;
            });
    }

    private JsonataValue SetLocal(JsonataCall call)
    {
        if (call[0].Kind != JsonataKind.String)
            throw new JsonataException("T0410", "Argument 1 of function setLocal is the name of a local.");
        SetLocal(call[0].GetString(), call[1]);
        return default;
    }

    private JsonataValue ValueNamed(JsonataCall call)
    {
        if (call[0].Kind != JsonataKind.String)
            return default;
        var given = call[1].IsUndefined ? _eventValue : call[1];
        return Find(given.GetProperty("data").GetProperty("content").GetProperty("values"), call[0].GetString());
    }

    // Depth first: arrays item by item, of an object its own member before those within its members.
    private static JsonataValue Find(JsonataValue value, string name)
    {
        if (value.Kind == JsonataKind.Array)
        {
            foreach (var item in value.EnumerateItems())
            {
                if (Find(item, name) is { IsUndefined: false } found)
                    return found;
            }
        }
        else if (value.Kind == JsonataKind.Object)
        {
            if (value.GetProperty(name) is { Kind: not (JsonataKind.Undefined or JsonataKind.Null) } own)
                return own;
            foreach (var (_, member) in value.EnumerateProperties())
            {
                if (Find(member, name) is { IsUndefined: false } found)
                    return found;
            }
        }

        return default;
    }
}
