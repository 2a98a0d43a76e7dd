using SceneScout.Threds.Drawing;
using SceneScout.Threds.Scripts;

namespace SceneScout.Threds.Tests;

/// <summary>The runner of scripts says what differs; one that cannot fail would prove nothing.</summary>
public sealed class RunnerTests
{
    private const string Pattern = """
        {"name": "p", "reactions": [{"name": "a", "condition": {"type": "filter", "description": "go", "xpr": "$event.type = 'go'", "onTrue": {"xpr": "$setLocal('n', 1)"}, "transform": {"eventDataTemplate": {"title": "hello", "content": {"values": {"n": 5}}}}, "publish": {"to": ["x", "y"]}}},
          {"name": "b", "expiry": {"interval": 60000, "transition": {"name": "a"}}, "condition": {"type": "filter", "xpr": "false", "transition": {"name": "$noTransition", "input": "forward"}}}]}
        """;

    [Theory]
    [InlineData("""{"to": ["z"]}""", "to: z is missing; it goes to x, y")]
    [InlineData("""{"toExactly": ["x"]}""", "expected exactly x")]
    [InlineData("""{"notTo": ["y"]}""", "y should not get it")]
    [InlineData("""{"title": "bye"}""", "title: expected \"bye\", got \"hello\"")]
    [InlineData("""{"type": "other"}""", "type: expected")]
    [InlineData("""{"source": "p1"}""", "source: expected \"p1\", got \"SYSTEM\"")]
    [InlineData("""{"re": "0"}""", "re: expected \"e0\", got nothing")]
    [InlineData("""{"thred": "same"}""", "thred: expected that of the message before")]
    [InlineData("""{"thred": "q"}""", "thred: expected q, got \"p_1\"")]
    [InlineData("""{"match": {"data.content.values.n": 6}}""", "data.content.values.n: expected 6, got 5")]
    [InlineData("""{"contains": {"data.title": "bye"}}""", "data.title: expected something with \"bye\"")]
    [InlineData("""{"exists": ["data.nothing"]}""", "data.nothing: expected something, got nothing")]
    [InlineData("""{"absent": ["data.title"]}""", "data.title: expected nothing")]
    [InlineData("""{"error": "limit"}""", "error: expected limit, got none")]
    [InlineData("""{"tite": "hello"}""", "'tite' of an expectation is not known")]
    [InlineData("""{"match": 5}""", "expect[0].match: 5 is not accepted; give an object of dotted paths and values")]
    [InlineData("""{"contains": []}""", "expect[0].contains: [] is not accepted")]
    [InlineData("""{"to": {"id": "x"}}""", "expect[0].to: {\"id\":\"x\"} is not accepted; give a text or an array of texts")]
    [InlineData("""{"exists": [true]}""", "expect[0].exists: [true] is not accepted")]
    [InlineData("""{"title": ["hello"]}""", "expect[0].title: [\"hello\"] is not accepted; give a text")]
    [InlineData("""{"error": {"code": 1}}""", "expect[0].error: {\"code\":1} is not accepted")]
    [InlineData("""5""", "expect[0]: 5 is not accepted; give an expectation")]
    [InlineData("""{"title": "{{m.event.id}}"}""", "Nothing was captured as 'm'")]
    [InlineData("""{}, {}""", "message 2 of 2 did not come")]
    [InlineData("", "there is another message: evt1 to x, y: hello")]
    public void What_is_not_as_expected_is_said(string expected, string difference)
    {
        var report = Run($$$$$$"""{"send": {"id": "e0", "type": "go", "source": {"id": "p1"}}}, {"expect": [{{{{{{expected}}}}}}]}""");

        Assert.False(report.Passed);
        Assert.Contains(report.Steps[1].Differences, text => text.Contains(difference, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"expectNone": true}""", "there is another message")]
    [InlineData("""{"expect": [{"title": "x"}], "only": false}""", "did not come; nearest is evt2: title")]
    [InlineData("""{"expect": [{"title": "x"}], "order": false}""", "did not come; nearest is evt2: title")]
    [InlineData("""{"threds": {"active": 2}}""", "active: expected 2 threds, got 1")]
    [InlineData("""{"threds": {"thred": "p_1", "reaction": "a"}}""", "reaction: expected \"a\", got \"b\"")]
    [InlineData("""{"threds": {"thred": "p_1", "status": "t"}}""", "status: expected t, got a")]
    [InlineData("""{"threds": {"thred": "p_1", "locals": {"n": 2}}}""", "locals.n: expected 2, got 1")]
    [InlineData("""{"threds": {"thred": "p_1", "participants": ["w"]}}""", "participants: w is missing")]
    [InlineData("""{"threds": {"thred": "p_9"}}""", "thred p_9 is not there")]
    [InlineData("""{"threds": {"activ": 1}}""", "'activ' of threds is not known")]
    [InlineData("""{"advance": "soon"}""", "advance: \"soon\" is not accepted")]
    [InlineData("""{"sendd": {}}""", "'sendd' of a step is not known")]
    [InlineData("""{"send": 3}""", "send: 3 is not accepted; give an event")]
    [InlineData("""{"restart": "yes"}""", "restart: \"yes\" is not accepted; give true or false")]
    [InlineData("""{"expectNone": 1}""", "expectNone: 1 is not accepted; give true or false")]
    [InlineData("""{"expect": [], "only": "no"}""", "only: \"no\" is not accepted; give true or false")]
    [InlineData("""{"expect": [], "within": "soon"}""", "within: \"soon\" is not accepted; give a duration")]
    [InlineData("""{"threds": {"active": "1"}}""", "threds.active: \"1\" is not accepted; give a number")]
    [InlineData("""{"threds": {"thred": "p_1", "locals": [1]}}""", "threds.locals: [1] is not accepted")]
    [InlineData("""{"threds": {"thred": "p_1", "status": "z"}}""", "threds.status: \"z\" is not accepted; give a, f or t")]
    [InlineData("""{"threds": {"thred": "p_1", "participants": 5}}""", "threds.participants: 5 is not accepted; give an array of ids")]
    [InlineData("""{"threds": {"thred": "p_1", "colour": 5}}""", "'colour' of threds is not known")]
    public void What_a_step_finds_otherwise_is_said(string step, string difference)
    {
        var report = Run($$$$$$"""{"send": {"type": "go", "source": {"id": "p1"}}}, {{{{{{step}}}}}}, {"expect": [], "only": false}""");

        Assert.Equal(2, report.Steps.Count);
        Assert.Contains(report.Steps[1].Differences, text => text.Contains(difference, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_order_any_order_is_right_and_without_only_more_may_come()
    {
        var report = Run("""
            {"send": [{"type": "go", "source": {"id": "p1"}}, {"type": "go", "source": {"id": "p2"}}]},
            {"expect": [{"thred": "new", "match": {"id": "evt4"}}, {"thred": "new", "match": {"id": "evt2"}}], "order": false},
            {"send": [{"type": "go", "source": {"id": "p1"}}, {"type": "go", "source": {"id": "p2"}}]},
            {"expect": [{"thred": "p_4", "as": "m"}], "only": false},
            {"send": {"id": "q", "type": "go", "source": "p1"}},
            {"expect": [], "only": false},
            {"expectNone": true},
            {"threds": {"thred": "{{m.thredId}}", "reaction": "b", "as": "k"}},
            {"threds": {"thred": "{{k}}", "meta": {"label": "p", "description": "go"}}}
            """);

        Assert.True(report.Passed, string.Join("\n", report.Steps.SelectMany(step => step.Differences)));
    }

    [Fact]
    public void Two_thousand_events_at_once_begin_two_thousand_threds()
    {
        var events = string.Join(", ", Enumerable.Repeat("""{"type": "go", "source": {"id": "p1"}}""", 2000));

        var report = Run($$$$$$"""{"send": [{{{{{{events}}}}}}]}, {"expect": [], "only": false}, {"threds": {"pattern": "p", "active": 2000}}""");

        Assert.True(report.Passed, string.Join("\n", report.Steps.SelectMany(step => step.Differences)));
    }

    [Fact]
    public void The_same_script_gives_the_same_report()
    {
        const string Steps = """{"send": {"type": "go", "source": {"id": "p1"}}}, {"advance": "1m"}, {"restart": true}, {"expect": [{"title": "hello"}]}""";

        Assert.Equal(Lines(Run(Steps)), Lines(Run(Steps)));
    }

    [Fact]
    public void A_script_that_was_cancelled_does_not_go_on()
    {
        var script = Script($$$$$$"""{"name": "s", "patterns": [{{{{{{Pattern}}}}}}], "steps": [{"advance": "1m"}]}""");

        Assert.Throws<OperationCanceledException>(() => ScriptRunner.RunUnlessCancelled(script, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_script_whose_pattern_is_refused_says_why()
    {
        var error = Assert.Throws<ScriptException>(() => Script("""{"name": "s", "patterns": [{"name": "p", "reactions": [{"condition": {"type": "filter", "xpr": "("}}]}], "steps": []}"""));

        Assert.Contains("s: patterns[0] is not accepted:\n  reactions[0].condition.xpr", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"groups\": [{\"participants\": []}]", "s: groups[0].name: nothing is not accepted; give a name")]
    [InlineData("\"groups\": 5", "s: groups: 5 is not accepted")]
    [InlineData("\"groups\": [{\"name\": \"g\", \"participants\": [7]}]", "s: groups[0].participants[0]: 7 is not accepted; give an id")]
    [InlineData("\"roles\": {\"admin\": 5}", "s: roles.admin: 5 is not accepted; give an array of ids")]
    [InlineData("\"agents\": [{\"name\": \"x\"}]", "s: agents[0]: {\"name\":\"x\"} is not accepted; give a nodeType, a nodeId or both")]
    [InlineData("\"sessions\": {\"a\": 1}", "s: sessions: {\"a\":1} is not accepted; give an array of ids")]
    [InlineData("\"start\": \"noon\"", "s: start: \"noon\" is not accepted; give an instant")]
    [InlineData("\"patterns\": 3", "s: patterns: 3 is not accepted; give an array")]
    public void A_script_that_is_none_is_refused_with_path_value_and_what_is_accepted(string field, string difference)
    {
        var error = Assert.Throws<ScriptException>(() => Script($$"""{"name": "s", {{field}}, "steps": []}"""));

        Assert.Contains(difference, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_scripts_in_a_file_one_that_is_refused_harms_itself_alone()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("scripts").FullName, "two.json");
        File.WriteAllText(file, """[{"name": "bad", "patterns": ["nowhere.json"], "steps": []}, {"name": "good", "steps": [{"expectNone": true}]}]""");

        var read = ScriptFile.Each(file).ToList();

        Assert.Contains("bad: patterns[0]: \"nowhere.json\" is not accepted; give a pattern, or the name of a file", read[0].Refusal!.Message, StringComparison.Ordinal);
        Assert.True(ScriptRunner.Run(read[1].Script!).Passed);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Theory]
    [InlineData("SERVER_ERROR")]
    [InlineData("server-error")]
    [InlineData("5000")]
    [InlineData("loop")]
    public void A_fault_is_known_by_its_name_and_its_code(string name)
    {
        var error = System.Text.Json.JsonElement.Parse("""{"code": 5000, "name": "loop"}""");

        Assert.Contains(FaultNames.Plain(name), FaultNames.Of(error));
        Assert.DoesNotContain("limit", FaultNames.Of(error));
    }

    [Fact]
    public void Yaml_and_json_give_the_same_script()
    {
        var report = ScriptRunner.Run(ScriptFile.Parse("""
            name: y
            patterns: [{name: p, reactions: [{condition: {type: filter, xpr: "$values.n = 1 and $values.t = '1'", transform: {eventDataTemplate: {title: yes}}, publish: {to: a}}}]}]
            steps:
              - send: {type: go, source: {id: p1}, data: {content: {values: {n: 1, t: "1"}}}}
              - expect: [{match: {data.title: yes, data.content: null}}]
            """, yaml: true, _ => "", "y").Single());

        Assert.True(report.Passed, string.Join("\n", report.Steps.SelectMany(step => step.Differences)));
    }

    [Fact]
    public void A_replay_shows_what_another_version_would_have_done()
    {
        var script = Script($$$$$$"""{"name": "s", "patterns": [{{{{{{Pattern}}}}}}], "steps": [{"send": {"id": "e1", "type": "go", "source": {"id": "p1"}}}, {"expect": [{"title": "hello", "as": "m"}]}, {"threds": {"thred": "{{m.event.thredId}}", "reaction": "b"}}]}""");

        Assert.Empty(ScriptReplay.Differences(script, Check.Pattern(Pattern, version: 2)));
        Assert.Equal(
            [
                "step 1: send e1 [go] from p1",
                "  - message evt1 to x, y: hello [org.wt.tell, thred p_1]",
                "  + message evt1 to x, y: bye [org.wt.tell, thred p_1]",
                "step 2: expect",
                "  ! message 1, evt1: title: expected \"hello\", got \"bye\"",
            ],
            ScriptReplay.Differences(script, Check.Pattern(Pattern.Replace("hello", "bye", StringComparison.Ordinal), version: 2)));
    }

    [Fact]
    public void A_pattern_is_drawn_as_mermaid_and_svg()
    {
        var diagram = StateDiagram.Of(Check.Pattern(Pattern).Model);

        Assert.Equal(
            """
            ---
            title: p
            ---
            stateDiagram-v2
              state "a" as s0
              state "b" as s1
              [*] --> s0
              s0 --> s1: go
              s1 --> s1: false (forward)
              s1 --> s0: after 1m

            """,
            MermaidText.Of(diagram),
            ignoreLineEndingDifferences: true);
        var svg = System.Xml.Linq.XDocument.Parse(DiagramSvg.Of(diagram));
        Assert.Equal(3, svg.Descendants("{http://www.w3.org/2000/svg}path").Count() - 1);
    }

    private static ScriptReport Run(string steps) => ScriptRunner.Run(Script($$$$$$"""{"name": "s", "patterns": [{{{{{{Pattern}}}}}}], "steps": [{{{{{{steps}}}}}}]}"""));

    private static ThredScript Script(string json) => ScriptFile.Parse(json, yaml: false, _ => "", "s").Single();

    private static string Lines(ScriptReport report) => string.Join("\n", report.Steps.Select(step => $"{step.Text}: {string.Join("; ", step.Happened)}: {string.Join("; ", step.Differences)}"));
}
