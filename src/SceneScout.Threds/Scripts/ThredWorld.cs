using System.Globalization;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Scripts;

/// <summary>Threds without a cluster: patterns, threds and a clock of its own, in memory. It acts on the decisions of the pure engine as nodes do, one after the other.</summary>
internal sealed partial class ThredWorld : IThredIds
{
    /// <summary>So deep may threds spawn threds for one event.</summary>
    private const int MostDepth = 100;

    /// <summary>So many timers may be due while the clock moves once.</summary>
    private const int MostDue = 100_000;

    private readonly List<CompiledPattern> _patterns = [];
    private readonly Dictionary<string, PatternSlots> _slots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (CompiledPattern Pattern, ThredState State)> _threds = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly Dictionary<string, int> _given = new(StringComparer.Ordinal);
    private PatternIndex? _index;
    private readonly Dictionary<string, byte[]> _began = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<byte[]>> _journal = new(StringComparer.Ordinal);
    private int _events;
    private int _depth;

    internal ThredWorld(ScriptAddressBook book, long start) => (Book, Now) = (book, start);

    /// <summary>Who stands behind addresses.</summary>
    internal ScriptAddressBook Book { get; }

    /// <summary>The instant, in ms since 1970.</summary>
    internal long Now { get; private set; }

    /// <summary>All messages, in the order in which they were sent.</summary>
    internal List<ThredMessage> Sent { get; } = [];

    /// <summary>The audit trail.</summary>
    internal List<ThredAudit> Audit { get; } = [];

    /// <summary>What nobody has handled.</summary>
    internal List<(ThredEvent Event, ThredFault Fault)> DeadLetters { get; } = [];

    /// <summary>All events, with those whom they went to.</summary>
    internal List<RecordedEvent> Events { get; } = [];

    /// <summary>The threds, in the order in which they began.</summary>
    internal IEnumerable<(CompiledPattern Pattern, ThredState State)> Threds => _order.Select(id => _threds[id]);

    internal IReadOnlyList<CompiledPattern> Patterns => _patterns;

    string IThredIds.Event() => NextEventId();

    public string Thred(string pattern)
    {
        var id = Find(pattern)?.Model.Id ?? PatternReading.IdOf(pattern);
        var count = _given.GetValueOrDefault(id) + 1;
        _given[id] = count;
        return $"{id}_{count.ToString(CultureInfo.InvariantCulture)}";
    }

    internal string NextEventId() => $"evt{(++_events).ToString(CultureInfo.InvariantCulture)}";

    internal (CompiledPattern Pattern, ThredState State)? Get(string thredId) => _threds.TryGetValue(thredId, out var thred) ? thred : null;

    internal CompiledPattern? Find(string idOrName) =>
        _patterns.Find(pattern => pattern.Model.Id == idOrName) ?? _patterns.Find(pattern => pattern.Model.Id == PatternReading.IdOf(idOrName) || pattern.Model.Name == idOrName);

    /// <summary>A new version serves new threds; running ones keep theirs.</summary>
    internal void Put(CompiledPattern pattern)
    {
        var at = _patterns.FindIndex(known => known.Model.Id == pattern.Model.Id);
        if (at < 0)
            _patterns.Add(pattern);
        else
            _patterns[at] = pattern;
        _index = null;
    }

    internal void Remove(string patternId)
    {
        _patterns.RemoveAll(pattern => pattern.Model.Id == patternId);
        _index = null;
    }

    internal void Handle(ThredEvent given)
    {
        Book.Know(given.Source.Id);
        Events.Add(new(given, given.ThredId, [], Now));
        if (WellKnown.IsControl(given.Type))
            Control(given);
        else if (given.ThredId is { } thredId)
            Bound(given, thredId);
        else
            Unbound(given);
    }

    /// <summary>The time passes; what is due happens at its instant, in order.</summary>
    internal void Advance(long milliseconds, CancellationToken cancellation)
    {
        var target = Now + milliseconds;
        var happened = 0;
        while (NextDue() is { } due && due.At <= target)
        {
            cancellation.ThrowIfCancellationRequested();
            if (++happened > MostDue)
                throw new ScriptException($"advance: more than {MostDue} timers are due in this time; give a shorter one, or longer intervals.");
            Now = Math.Max(Now, due.At);
            if (due.ThredId is null)
                Push();
            else
                Step(due.ThredId, new ThredInput.Due());
        }

        Now = target;
    }

    /// <summary>Everything in memory is made again from what is kept.</summary>
    internal void Restart()
    {
        var compiled = new Dictionary<(string, int), CompiledPattern>();
        CompiledPattern Again(CompiledPattern pattern) =>
            compiled.TryGetValue((pattern.Model.Id, pattern.Version), out var known) ? known
            : compiled[(pattern.Model.Id, pattern.Version)] = CompiledPattern.Put(System.Text.Json.JsonElement.Parse(pattern.Model.Json.Utf8.Span), pattern.Version, ignoreUnknownFields: true);
        for (var i = 0; i < _patterns.Count; i++)
            _patterns[i] = Again(_patterns[i]);
        foreach (var id in _order)
        {
            var pattern = _threds[id].Pattern;
            var recovered = _journal[id].Aggregate(ThredStateBytes.Read(_began[id]), (thred, bytes) => ThredDecisionBytes.Read(thred, bytes).State);
            _threds[id] = (Again(pattern), ThredStateBytes.Read(ThredStateBytes.Write(recovered)));
        }

        _index = null;
    }

    internal void Step(string thredId, ThredInput input)
    {
        var (pattern, state) = _threds[thredId];
        var decision = ThredEngine.Decide(pattern, state, input, Now, Book, this);
        if (!decision.Repeated)
            Keep(pattern, decision, (input as ThredInput.Occurrence)?.Value);
    }

    internal void Fail(ThredEvent given, ThredFault fault)
    {
        DeadLetters.Add((given, fault));
        if (FaultReplies.To(given, fault, Book, NextEventId(), Now) is { } reply)
            Send(reply);
    }

    internal void Send(ThredMessage message)
    {
        Sent.Add(message);
        Events.Add(new(message.Event, message.Event.ThredId, message.To, Now));
        foreach (var to in message.To)
            Book.Know(to);
    }

    internal void EndAll(string eventId)
    {
        foreach (var id in _order.ToList())
            End(id, eventId);
    }

    internal void End(string thredId, string eventId)
    {
        if (_threds.TryGetValue(thredId, out var thred) && thred.State.Status != ThredStatus.Terminated)
            Step(thredId, new ThredInput.End(eventId));
    }

    private (long At, string? ThredId)? NextDue()
    {
        (long, string?)? next = PushAt is { } push ? (push, null) : null;
        foreach (var id in _order)
        {
            if (_threds[id].State.NextDue is { } due && (next is null || due < next.Value.Item1))
                next = (due, id);
        }

        return next;
    }

    private void Bound(ThredEvent given, string thredId)
    {
        if (!_threds.TryGetValue(thredId, out var thred) || thred.State.Status == ThredStatus.Terminated)
        {
            Audit.Add(new(given.Id, thredId, "nt", Now, null, null, null, [], []));
            if (thred.State?.Seen.Contains(given.Id) != true)
                Fail(given, ThredFault.NoThred(thredId));
            return;
        }

        Step(thredId, new ThredInput.Occurrence(given));
    }

    private void Unbound(ThredEvent given)
    {
        var matched = false;
        var faults = new List<ThredFault>();
        foreach (var pattern in (_index ??= new(_patterns)).Candidates(given.Type))
        {
            if (Tested(() => ThredEngine.CanBegin(pattern, given, Now, Book), pattern, given, faults))
            {
                matched = true;
                Begin(pattern, given, null);
            }
        }

        foreach (var id in _order.ToList())
        {
            var (pattern, state) = _threds[id];
            if (Tested(() => ThredEngine.TakesUnbound(pattern, state, given, Now, Book), pattern, given, faults))
            {
                matched = true;
                Step(id, new ThredInput.Occurrence(given));
            }
        }

        // Whoever sent it is told once, however many patterns failed.
        if (faults.Count > 0)
            Fail(given, faults.Count == 1 ? faults[0] : faults[0] with { Message = $"Several patterns failed: {string.Join(" ", faults.Select(fault => fault.Message))}" });
        else if (!matched)
            Audit.Add(new(given.Id, null, "np", Now, null, null, null, [], []));
    }

    private bool Tested(Func<bool> test, CompiledPattern pattern, ThredEvent given, List<ThredFault> faults)
    {
        try
        {
            return test();
        }
        catch (ThredFaultException e)
        {
            faults.Add(e.Fault);
            Audit.Add(new(given.Id, null, "er", Now, null, null, null, [], [], $"pattern {pattern.Model.Id}: {e.Fault.Message}"));
            return false;
        }
    }

    // Says whether the thred began.
    private bool Begin(CompiledPattern pattern, ThredEvent cause, ThredEffect.Spawn? spawn)
    {
        var slots = _slots.GetValueOrDefault(pattern.Model.Id, PatternSlots.Empty);
        if (slots.Refusal(pattern.Model, Now) is { } refusal)
        {
            Fail(cause, refusal);
            return false;
        }

        var id = spawn?.ThredId ?? Thred(pattern.Model.Id);
        var state = ThredEngine.Begin(pattern, id, Now, Book, this, spawn);
        var input = spawn is null ? cause : spawn.Input;
        var decision = input is null ? null : ThredEngine.Decide(pattern, state, new ThredInput.Occurrence(input), Now, Book, this);
        if (decision?.Fault is null)
        {
            _slots[pattern.Model.Id] = slots.With(id, Now);
            _order.Add(id);
            _threds[id] = (pattern, state);
            (_began[id], _journal[id]) = (ThredStateBytes.Write(state), []);
            Changed(id);
        }

        if (decision is not null)
            Keep(pattern, decision, input);
        return decision?.Fault is null;
    }

    private void Keep(CompiledPattern pattern, ThredDecision decision, ThredEvent? cause)
    {
        var id = decision.State.Id;
        if (_threds.TryGetValue(id, out var before))
        {
            _journal[id].Add(ThredDecisionBytes.Write(before.State, decision));
            _threds[id] = (pattern, decision.State);
            if (decision.State.Status != ThredStatus.Active)
                _slots[decision.State.PatternId] = _slots.GetValueOrDefault(decision.State.PatternId, PatternSlots.Empty).Without(id);
            Changed(id);
        }

        Audit.AddRange(decision.Audit);
        foreach (var effect in decision.Effects)
            Act(effect, decision.State, cause);
    }

    private void Act(ThredEffect effect, ThredState state, ThredEvent? cause)
    {
        switch (effect)
        {
            case ThredEffect.Send send:
                Send(send.Message);
                break;
            case ThredEffect.DeadLetter dead:
                DeadLetters.Add((dead.Event, dead.Fault));
                break;
            case ThredEffect.EndChild child:
                End(child.ThredId, cause?.Id ?? "");
                break;
            case ThredEffect.TellParent parent when _threds.TryGetValue(parent.ParentId, out var known) && known.State.Status == ThredStatus.Active:
                Step(parent.ParentId, new ThredInput.ChildEnded(state.Id, parent.Status, parent.Result));
                break;
            case ThredEffect.Spawn spawn:
                Spawned(spawn, cause);
                break;
        }
    }

    private void Spawned(ThredEffect.Spawn spawn, ThredEvent? cause)
    {
        var origin = cause ?? spawn.Input ?? new ThredEvent { Id = spawn.ParentId, Type = WellKnown.Timer, Source = ThredSource.System, ThredId = spawn.ParentId };
        var began = false;
        if (_depth >= MostDepth)
        {
            Fail(origin, ThredFault.Loop($"Threds spawn threds more than {MostDepth} deep for one event."));
        }
        else if (Find(spawn.Pattern) is not { } pattern)
        {
            Audit.Add(new(origin.Id, spawn.ParentId, "er", Now, null, null, null, [], [], $"pattern '{spawn.Pattern}' is not there; nothing was spawned"));
        }
        else
        {
            _depth++;
            began = Begin(pattern, origin, spawn);
            _depth--;
        }

        if (!began && _threds.TryGetValue(spawn.ParentId, out var parent) && parent.State.Status == ThredStatus.Active)
            Step(spawn.ParentId, new ThredInput.ChildEnded(spawn.ThredId, "refused", null));
    }
}
