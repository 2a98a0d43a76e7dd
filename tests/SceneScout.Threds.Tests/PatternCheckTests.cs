using System.Text.Json;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Tests;

/// <summary>A pattern is checked when it is put: a bad one is refused with path, value and what is accepted.</summary>
public sealed class PatternCheckTests
{
    [Theory]
    [InlineData("""[]""", "(all)", "[]", "object")]
    [InlineData("""{"reactions": [{"condition": {"type": "filter", "xpr": "true"}}]}""", "name", "nothing", "required")]
    [InlineData("""{"name": "p"}""", "reactions", "nothing", "required")]
    [InlineData("""{"name": "p", "reactions": []}""", "reactions", "[]", "one reaction or more")]
    [InlineData("""{"name": "p", "reactions": [{"name": "a"}]}""", "reactions[0].condition", "nothing", "required")]
    [InlineData("""{"name": "p", "reactions": [{"condition": {"type": "xor"}}]}""", "reactions[0].condition.type", "\"xor\"", "\"filter\" or \"and\" or \"or\"")]
    [InlineData("""{"name": "p", "reactions": [{"condition": {"type": "filter"}}]}""", "reactions[0].condition.xpr", "nothing", "required")]
    [InlineData("""{"name": "p", "reactions": [{"condition": {"type": "and"}}]}""", "reactions[0].condition.operands", "nothing", "required")]
    [InlineData("""{"name": "p", "reactions": [{"condition": {"type": "filter", "xpr": "$a ="}}]}""", "reactions[0].condition.xpr", "\"$a =\"", "expression of JSONata")]
    [InlineData("""{"name": "p", "reactions": [{"condition": {"type": "filter", "xpr": "true", "transition": {"name": "nowhere"}}}]}""", "reactions[0].condition.transition.name", "\"nowhere\"", "p_0")]
    [InlineData("""{"name": "p", "reactions": [{"condition": {"type": "filter", "xpr": "true", "transition": {"name": "$next", "input": "local"}}}]}""", "reactions[0].condition.transition.localName", "nothing", "local")]
    [InlineData("""{"name": "p", "reactions": [{"name": "a", "condition": {"type": "filter", "xpr": "true"}}, {"name": "a", "condition": {"type": "filter", "xpr": "true"}}]}""", "reactions[1].name", "\"a\"", "no other reaction")]
    [InlineData("""{"name": "p", "reactions": [{"condition": {"type": "filter", "xpr": "true", "transform": {}}}]}""", "reactions[0].condition.transform", "{}", "eventDataTemplate or a templateXpr")]
    [InlineData("""{"name": "p", "reactions": [{"condition": {"type": "filter", "xpr": "true", "transform": {"eventDataTemplate": {"a": {"b": ["$xpr(1) tail"]}}}}}]}""", "reactions[0].condition.transform.eventDataTemplate.a.b[0]", "1) tai", "expression of JSONata")]
    [InlineData("""{"name": "p", "reactions": [{"condition": {"type": "filter", "xpr": "true", "publish": {"to": 5}}}]}""", "reactions[0].condition.publish.to", "5", "address")]
    [InlineData("""{"name": "p", "reactions": [{"condition": {"type": "filter", "xpr": "true", "spawn": {"type": "child"}}}]}""", "reactions[0].condition.spawn.names", "nothing", "names of patterns")]
    [InlineData("""{"name": "p", "reactions": [{"expiry": {"interval": "soon"}, "condition": {"type": "filter", "xpr": "true"}}]}""", "reactions[0].expiry.interval", "\"soon\"", "milliseconds")]
    [InlineData("""{"name": "p", "reactions": [{"expiry": {"interval": 5, "transition": {"name": "x"}}, "condition": {"type": "filter", "xpr": "true"}}]}""", "reactions[0].expiry.transition.name", "\"x\"", "$terminate")]
    [InlineData("""{"name": "p", "reactions": [{"timers": [{"cron": "99 * * * *"}], "condition": {"type": "filter", "xpr": "true"}}]}""", "reactions[0].timers[0].cron", "99 * * * *", "0 18 * * *")]
    [InlineData("""{"name": "p", "reactions": [{"timers": [{"cron": "0 18 * * *", "zone": "Mars/North"}], "condition": {"type": "filter", "xpr": "true"}}]}""", "reactions[0].timers[0].zone", "Mars/North", "Europe/Berlin")]
    [InlineData("""{"name": "p", "reactions": [{"timers": [{"name": "x"}], "condition": {"type": "filter", "xpr": "true"}}]}""", "reactions[0].timers[0]", "x", "either an interval or a cron expression")]
    [InlineData("""{"name": "p", "reactions": [{"allowedSources": "/(/", "condition": {"type": "filter", "xpr": "true"}}]}""", "reactions[0].allowedSources", "/(/", "regular expression")]
    [InlineData("""{"name": "p", "reactions": [{"inputs": 3, "condition": {"type": "filter", "xpr": "true"}}]}""", "reactions[0].inputs", "3", "JSON Schema")]
    [InlineData("""{"name": "p", "colour": 1, "reactions": [{"condition": {"type": "filter", "xpr": "true"}}]}""", "colour", "1", "broadcastAllowed")]
    [InlineData("""{"name": "p", "maxInstances": -1, "reactions": [{"condition": {"type": "filter", "xpr": "true"}}]}""", "maxInstances", "-1", "number from 0")]
    [InlineData("""{"name": "p", "broadcastAllowed": "yes", "reactions": [{"condition": {"type": "filter", "xpr": "true"}}]}""", "broadcastAllowed", "\"yes\"", "true or false")]
    [InlineData("""{"name": "p", "reactions": [{"condition": {"type": "filter", "xpr": "true", "publish": {"to": "a", "retry": {"backoff": "never"}}}}]}""", "reactions[0].condition.publish.retry.backoff", "never", "exponential")]
    public void A_bad_pattern_is_refused_with_path_value_and_what_is_accepted(string json, string path, string value, string accepted)
    {
        var error = Assert.Throws<ModelException>(() => CompiledPattern.Put(JsonElement.Parse(json)));

        var mistake = Assert.Single(error.Mistakes);
        Assert.Equal(path, mistake.Path);
        Assert.Contains(value, mistake.Value, StringComparison.Ordinal);
        Assert.Contains(accepted, mistake.Accepted, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_of_a_pattern_are_said_at_once()
    {
        var (_, mistakes) = CompiledPattern.Check(JsonElement.Parse("""{"name": 3, "reactions": [{"x": 1, "condition": {"type": "filter", "xpr": "("}}]}"""));

        Assert.Equal(["name", "reactions[0].x"], mistakes.Select(mistake => mistake.Path));
    }

    [Fact]
    public void A_pattern_with_all_fields_of_the_model_is_accepted()
    {
        var pattern = Check.Pattern("""
            {"id": "x", "name": "All", "description": "d", "instanceInterval": 1, "maxInstances": 2, "broadcastAllowed": true, "echoResponses": true, "created": "2026-01-01", "modified": "2026-01-01", "meta": {"active": true},
             "reactions": [{"name": "a", "description": "d", "allowedSources": ["p"], "allowUnboundEvents": true, "permissions": {"name": "n", "description": "d", "allowedRoles": ["r"]},
               "expiry": {"interval": 1000, "transition": {"name": "$terminate", "description": "d", "input": "default"}}, "timers": [{"name": "t", "interval": "1h", "description": "d"}], "inputs": {"type": "object"},
               "condition": {"type": "or", "description": "d", "onTrue": {"xpr": "1"}, "operands": [{"type": "filter", "xpr": "true", "transform": {"meta": {"reXpr": "$event.id"}, "description": "d", "eventDataTemplate": {"title": "t"}, "templateXpr": "{}"},
                 "publish": {"to": ["a"], "name": "n", "description": "d", "onPublish": {"xpr": "1"}, "delay": "1s", "at": 5, "retry": {"attempts": 2, "backoff": "linear", "base": 5, "cap": "1m"}},
                 "spawn": {"names": ["x"], "input": "local", "localName": "l", "type": "sibling", "context": true, "join": true, "description": "d"}}]}}]}
            """);

        Assert.Equal("x", pattern.Model.Id);
        Assert.True(pattern.Model.Active);
        Assert.Equal(2, pattern.Model.MaxInstances);
    }

    [Theory]
    [InlineData("$event.type = 'a'", "a")]
    [InlineData("$event.type = \"a\" and $values.n > 3", "a")]
    [InlineData("$exists($values.x) and event.type='a' and true", "a")]
    [InlineData("$values.text = 'x and y' and $event.type = 'a'", "a")]
    [InlineData("$event.type = 'a' or $values.n > 3", null)]
    [InlineData("$not($event.type = 'a')", null)]
    [InlineData("$event.type = 'a'or true", null)]
    [InlineData("$event.type = 'a'and $values.or = 1", "a")]
    [InlineData("$event.type != 'a'", null)]
    [InlineData("$values.n ? $event.type = 'a' : true", null)]
    [InlineData("($event.type = 'a'; true)", null)]
    [InlineData("true", null)]
    public void The_types_that_can_begin_a_thred_follow_from_its_filter(string filter, string? type)
    {
        var pattern = Check.Pattern($$$$$$"""{"name": "p", "reactions": [{"condition": {"type": "filter", "xpr": {{{{{{JsonSerializer.Serialize(filter)}}}}}}}}]}""");

        Assert.Equal(type, pattern.EventTypes?.Single());
    }

    [Fact]
    public void One_event_to_ten_thousand_patterns_of_other_types_meets_none_of_them()
    {
        var patterns = Enumerable.Range(0, 10_000).Select(i => Check.Pattern($$$$$$"""{"name": "p{{{{{{i}}}}}}", "reactions": [{"condition": {"type": "filter", "xpr": "$event.type = 'type{{{{{{i}}}}}}'"}}]}"""));
        var any = Check.Pattern("""{"name": "any", "reactions": [{"condition": {"type": "or", "operands": [{"type": "filter", "xpr": "$event.type = 'type7'"}, {"type": "filter", "xpr": "$values.n = 1"}]}}]}""");
        var index = new PatternIndex(patterns.Append(any));

        Assert.Equal(["any"], index.Candidates("other").Select(pattern => pattern.Model.Id));
        Assert.Equal(["p7", "any"], index.Candidates("type7").Select(pattern => pattern.Model.Id));
    }

    [Fact]
    public void Lint_says_what_looks_like_a_mistake()
    {
        var remarks = PatternLint.Remarks(Check.Pattern("""
            {"name": "p", "reactions": [
              {"name": "a", "condition": {"type": "filter", "xpr": "true", "publish": {"to": "x"}}},
              {"name": "b", "condition": {"type": "and", "operands": [{"type": "filter", "xpr": "true", "transition": {"name": "a"}}]}},
              {"name": "c", "condition": {"type": "filter", "xpr": "true", "transition": {"name": "d"}}},
              {"name": "d", "expiry": {"interval": 5, "transition": {"name": "$terminate"}}, "condition": {"type": "filter", "xpr": "true", "transition": {"name": "$terminate"}}},
              {"name": "e", "condition": {"type": "filter", "xpr": "true"}}]}
            """));

        Assert.Equal(
            [
                "reactions[0].condition: there is a publish and no transform; nothing is sent",
                "reactions[1] b: it has no expiry; a thred that nobody answers waits here for ever",
                "reactions[1].condition.operands[0]: directives of the operands of \"and\" do not count; those of the \"and\" do",
                "reactions[2] c: it has no expiry; a thred that nobody answers waits here for ever",
                "reactions[4] e: no transition leads here",
                "reactions[0].condition: no filter asks for $event.type = '...', so every unbound event is held against it",
            ],
            remarks);
    }
}
