using System.Text;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Tests;

/// <summary>A decision is pure, and what it gives has the forms of the wire.</summary>
public sealed class DecisionTests
{
    private static readonly CompiledPattern Echo = Check.Pattern("""
        {"name": "Echo", "reactions": [{"name": "echo", "condition": {"type": "filter", "xpr": "$event.type = 'echo'", "onTrue": {"xpr": "$setLocal('n', $exists($local('n')) ? $local('n') + 1 : 1)"},
          "transform": {"eventDataTemplate": {"title": "$xpr('Echo ' & $local('n'))", "content": {"values": {"text": "$xpr($values.text)", "chance": "$xpr($random())"}}}}, "publish": {"to": "$xpr($event.source.id)"}, "transition": {"name": "echo"}}}]}
        """);

    [Fact]
    public void The_same_decision_made_again_is_the_same_to_the_byte()
    {
        var state = Check.Begin(Echo);
        var given = Check.Event("e1", "echo", "t1", """{"text": "hä"}""");

        var (one, two) = (Check.Decide(Echo, state, given), Check.Decide(Echo, state, given));

        Assert.Equal(ThredStateBytes.Write(one.State), ThredStateBytes.Write(two.State));
        Assert.Equal(Check.Messages(one).Single().Event.Json.ToString(), Check.Messages(two).Single().Event.Json.ToString());
    }

    [Fact]
    public void A_decision_leaves_the_state_before_it_as_it_was()
    {
        var before = Check.Decide(Echo, Check.Begin(Echo), Check.Event("e1", "echo", "t1")).State;
        var bytes = ThredStateBytes.Write(before);

        var after = Check.Decide(Echo, before, Check.Event("e2", "echo", "t1")).State;

        Assert.Equal(bytes, ThredStateBytes.Write(before));
        Assert.Equal(2, after.Locals["n"].GetDouble());
    }

    [Fact]
    public void An_outbound_event_has_the_names_of_the_wire()
    {
        var message = Check.Messages(Check.Decide(Check.Pattern("""
            {"name": "p", "reactions": [{"condition": {"type": "filter", "xpr": "true", "transform": {"meta": {"reXpr": "$event.id"}, "eventDataTemplate": {"title": "Grüße <b>"}}, "publish": {"to": ["a", "b"]}}}]}
            """), Check.Begin(Echo) with { Reaction = "p_0" }, Check.Event("e1", "echo"))).Single();

        Assert.Equal(
            """{"id":"evt1_0","to":["a","b"],"event":{"id":"evt1","type":"org.wt.tell","time":1767225600000,"source":{"id":"SYSTEM","name":"Workthreds Bot"},"thredId":"t1","re":"e1","data":{"title":"Grüße <b>"}}}""",
            Text(message.WriteTo));
    }

    [Fact]
    public void A_thred_is_seen_by_clients_with_the_names_of_the_wire()
    {
        var state = Check.Decide(Echo, Check.Begin(Echo), Check.Event("e1", "echo", "t1")).State;

        Assert.Equal(
            """{"id":"t1","patternId":"echo","patternName":"Echo","patternVersion":1,"currentReaction":{"reactionName":"echo"},"broadcastAllowed":false,"startTime":1767225600000,"lastUpdateTime":1767225600000,"status":"a","meta":{"label":"Echo","description":"echo"}}""",
            Text(writer => ThredViewing.WriteTo(writer, state, Echo)));
    }

    [Fact]
    public void The_audit_says_event_condition_from_to_messages_and_locals()
    {
        var line = Assert.Single(Check.Decide(Echo, Check.Begin(Echo), Check.Event("e1", "echo", "t1")).Audit);

        Assert.Equal(("e1", "t1", "m", Check.Start, "echo", "echo", "0"), (line.EventId, line.ThredId, line.Type, line.Timestamp, line.From, line.To, line.Condition));
        Assert.Equal("evt1_0", Assert.Single(line.Messages));
        Assert.Equal("n", Assert.Single(line.Locals));
    }

    [Fact]
    public void A_fault_keeps_its_event_for_review_and_says_so_in_the_audit()
    {
        var state = Check.Begin(Check.Pattern("""{"name": "p", "reactions": [{"condition": {"type": "filter", "xpr": "1 + 'a'"}}]}"""));
        var given = Check.Event("e1", "x", "t1");

        var decision = Check.Decide(Check.Pattern("""{"name": "p", "reactions": [{"condition": {"type": "filter", "xpr": "1 + 'a'"}}]}"""), state, given);

        Assert.Same(state, decision.State);
        Assert.Equal((5000, "server"), (decision.Fault!.Code, decision.Fault.Name));
        Assert.Same(given, Assert.IsType<ThredEffect.DeadLetter>(decision.Effects[0]).Event);
        Assert.Equal("er", Assert.Single(decision.Audit).Type);
    }

    [Fact]
    public void An_event_that_was_decided_is_not_decided_again()
    {
        var once = Check.Decide(Echo, Check.Begin(Echo), Check.Event("e1", "echo", "t1")).State;

        var again = Check.Decide(Echo, once, Check.Event("e1", "echo", "t1"));

        Assert.True(again.Repeated);
        Assert.Empty(again.Effects);
        Assert.Same(once, again.State);
    }

    [Fact]
    public void Of_the_events_decided_the_last_hundred_and_twenty_eight_are_remembered()
    {
        var seen = Enumerable.Range(0, 130).Aggregate(SeenEvents.None, (all, i) => all.With($"e{i}"));

        Assert.Equal(SeenEvents.Most, seen.Hashes.Length);
        Assert.False(seen.Contains("e1"));
        Assert.True(seen.Contains("e2"));
        Assert.True(seen.Contains("e129"));
    }

    [Fact]
    public void A_message_becomes_one_delivery_for_each_agent_and_one_for_each_node_with_participants()
    {
        var message = new ThredMessage("m", ["a", "agent", "b", "c"], Check.Event("e", "x"));

        var deliveries = message.Deliveries(id => id == "agent", id => id == "c" ? "n2" : "n1").Select(delivery => $"{delivery.Id}: {string.Join(",", delivery.To)}");

        Assert.Equal(["e_agent_0: agent", "e_0: a,b", "e_1: c"], deliveries);
    }

    [Fact]
    public void An_event_keeps_its_json_and_one_made_of_it_has_its_own()
    {
        var given = Check.Event("e1", "echo", "t1", """{"text": 1}""");

        Assert.Contains("\"t2\"", (given with { ThredId = "t2" }).Json.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"t2\"", given.Json.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_running_thred_keeps_the_version_of_its_pattern() => Assert.Equal(7, Check.Begin(Check.Pattern("""{"name": "p", "reactions": [{"condition": {"type": "filter", "xpr": "true"}}]}""", version: 7)).PatternVersion);

    [Fact]
    public void A_thred_goes_on_by_another_version_where_it_is_with_what_its_and_has_seen()
    {
        const string First = """{"name": "p", "reactions": [{"name": "a", "expiry": {"interval": 5000}, "condition": {"type": "and", "operands": [{"type": "filter", "xpr": "$event.type = 'x'"}, {"type": "filter", "xpr": "$event.type = 'y'"}]}}, {"name": "b", "condition": {"type": "filter", "xpr": "true"}}]}""";
        var (one, two) = (Check.Pattern(First), Check.Pattern(First.Replace("5000", "9000", StringComparison.Ordinal), version: 2));
        var state = Check.Decide(one, Check.Begin(one), Check.Event("e1", "x", "t1")).State;

        var moved = ThredEngine.Migrate(one, two, state, "op", Check.Start + 1000, Nobody.Instance, new CountedIds()).State;

        Assert.Equal((2, "a", Check.Start + 9000, state.Steps + 1), (moved.PatternVersion, moved.Reaction, moved.NextDue, moved.Steps));
        Assert.Equal("b", Check.Decide(two, moved, Check.Event("e2", "y", "t1")).State.Reaction);
    }

    [Fact]
    public void What_an_and_has_seen_does_not_count_for_one_that_asks_for_something_else()
    {
        const string First = """{"name": "p", "reactions": [{"name": "a", "condition": {"type": "and", "operands": [{"type": "filter", "xpr": "$event.type = 'x'"}, {"type": "filter", "xpr": "$event.type = 'y'"}]}}]}""";
        var (one, two) = (Check.Pattern(First), Check.Pattern(First.Replace("'x'", "'z'", StringComparison.Ordinal), version: 2));

        var moved = ThredEngine.Migrate(one, two, Check.Decide(one, Check.Begin(one), Check.Event("e1", "x", "t1")).State, "op", Check.Start, Nobody.Instance, new CountedIds()).State;

        Assert.Empty(moved.Matched);
    }

    [Fact]
    public void A_thred_does_not_go_on_by_a_version_without_its_reaction()
    {
        var (one, two) = (Check.Pattern("""{"name": "p", "reactions": [{"name": "a", "condition": {"type": "filter", "xpr": "true"}}]}"""), Check.Pattern("""{"name": "p", "reactions": [{"name": "b", "condition": {"type": "filter", "xpr": "true"}}]}""", version: 2));
        var state = Check.Begin(one);

        var decision = ThredEngine.Migrate(one, two, state, "op", Check.Start, Nobody.Instance, new CountedIds());

        Assert.Same(state, decision.State);
        Assert.Contains("has no reaction 'a'", decision.Fault!.Message, StringComparison.Ordinal);
    }

    private static string Text(Action<System.Text.Json.Utf8JsonWriter> write) => Encoding.UTF8.GetString(ModelJson.Write(write));
}
