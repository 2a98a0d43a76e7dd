using System.Text.Json;
using System.Text.Json.Nodes;

using Microsoft.Extensions.Time.Testing;

namespace SceneScout.Jsonata.Tests;

public class ApiTests
{
    [Fact]
    public void Input_may_be_an_element_a_node_or_utf8()
    {
        var expression = JsonataExpression.Parse("a.b & '!'");

        Assert.Equal("x!", expression.Evaluate(JsonDocument.Parse("""{"a":{"b":"x"}}""").RootElement).GetString());
        Assert.Equal("x!", expression.Evaluate(JsonNode.Parse("""{"a":{"b":"x"}}""")).GetString());
        Assert.Equal("x!", expression.Evaluate("""{"a":{"b":"x"}}"""u8.ToArray()).GetString());
        Assert.Equal("x!", expression.Evaluate(new JsonObject { ["a"] = new JsonObject { ["b"] = "x" } }).GetString());
    }

    [Fact]
    public void Nodes_made_by_hand_are_the_same_as_parsed_ones()
    {
        var node = new JsonObject { ["i"] = 1, ["l"] = 2L, ["d"] = 0.5, ["m"] = 1.5m, ["s"] = "x", ["n"] = null, ["a"] = new JsonArray(1, "b", true) };

        Assert.Equal("[1,2,0.5,1.5,\"x\",null,1,\"b\",true]", JsonataExpression.Parse("[*]").Evaluate(node).ToJsonString());
        Assert.Equal(5, JsonataExpression.Parse("i + l + d + m").Evaluate(node).GetDouble());
    }

    [Fact]
    public void Undefined_is_not_null()
    {
        var input = Check.Input("""{"there":null}""");

        Assert.True(JsonataExpression.Parse("missing").Evaluate(input).IsUndefined);
        Assert.Equal(JsonataKind.Null, JsonataExpression.Parse("there").Evaluate(input).Kind);
    }

    [Fact]
    public void Bindings_give_variables_and_functions()
    {
        var bindings = new Bindings()
            .Set("rate", 1.5)
            .SetFunction("twice", call => call[0].GetDouble() * 2, "<n:n>")
            .SetFunction("both", call => call.Invoke(call[0], 1).GetString() + call.Invoke(call[0], 2).GetString(), "<f:s>");

        Assert.Equal(6, Check.Evaluate("$twice(2 * $rate)", bindings: bindings).GetDouble());
        Assert.Equal("12", Check.Evaluate("$both(function($x){ $string($x) })", bindings: bindings).GetString());
        Assert.Equal("T0410", Check.Fails("$twice('a')", bindings: bindings).Code);
        Assert.Equal(("S0401", 2), Position(() => bindings.SetFunction("f", _ => 1, "<n<s>>")));
    }

    [Fact]
    public void The_hosts_exceptions_pass_through()
    {
        var bindings = new Bindings().SetFunction("fail", _ => throw new FormatException("no"));

        Assert.Throws<FormatException>(() => Check.Evaluate("$fail()", bindings: bindings));
    }

    [Fact]
    public async Task Asynchronous_functions_are_awaited_and_called_once_each()
    {
        var gates = Enumerable.Range(0, 3).Select(_ => new TaskCompletionSource<JsonataValue>()).ToArray();
        var calls = new List<double>();
        var counted = 0;
        var bindings = new Bindings()
            .SetFunction("count", _ => ++counted)
            .SetAsyncFunction("fetch", (arguments, _) =>
            {
                calls.Add(arguments[0].GetDouble());
                return new(gates[(int)arguments[0].GetDouble()].Task);
            }, "<n:j>");
        var expression = JsonataExpression.Parse("{'n': $count(), 'r': $random() = $random(), 'all': [0..2].$fetch($)}");

        var evaluation = expression.EvaluateAsync(default, bindings).AsTask();
        Assert.False(evaluation.IsCompleted);
        foreach (var index in new[] { 0, 1, 2 })
            gates[index].SetResult($"r{index}");
        var result = await evaluation;

        Assert.Equal("""{"n":1,"r":false,"all":["r0","r1","r2"]}""", result.ToJsonString());
        Assert.Equal([0, 1, 2], calls);
        Assert.Equal(1, counted);
    }

    [Fact]
    public async Task Asynchronous_functions_work_within_functions_of_the_host_and_the_language()
    {
        var bindings = new Bindings()
            .SetFunction("wrap", call => "<" + call.Invoke(call[0]).GetString() + ">", "<f:s>")
            .SetAsyncFunction("slow", async (arguments, cancellation) =>
            {
                await Task.Yield();
                cancellation.ThrowIfCancellationRequested();
                return arguments[0];
            });
        var expression = JsonataExpression.Parse(
            "[$wrap(function(){ $slow('a') & $slow('b') }), $map(['c','d'], function($x){ $slow($x) & $wrap(function(){ $slow('e') }) })]");

        var result = await expression.EvaluateAsync(default, bindings);

        Assert.Equal("""["<ab>","c<e>","d<e>"]""", result.ToJsonString());
    }

    [Fact]
    public async Task What_an_asynchronous_function_throws_comes_out()
    {
        var bindings = new Bindings().SetAsyncFunction("fail", async (_, _) =>
        {
            await Task.Yield();
            throw new TimeoutException();
        });

        await Assert.ThrowsAsync<TimeoutException>(async () => await JsonataExpression.Parse("$fail()").EvaluateAsync(default, bindings));
    }

    [Fact]
    public void Asynchronous_functions_need_an_asynchronous_evaluation() =>
        Assert.Equal("D1016", Check.Fails("$f()", bindings: new Bindings().SetAsyncFunction("f", (_, _) => new(1))).Code);

    [Fact]
    public void Clock_and_chance_come_from_the_options()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123));
        var options = new JsonataOptions { TimeProvider = clock, Random = new Random(1) };
        var again = options with { Random = new Random(1) };

        Assert.Equal("2023-11-14T22:13:20.123Z", Check.Evaluate("$now()", options: options).GetString());
        Assert.Equal(1_700_000_000_123, Check.Evaluate("$millis()", options: options).GetDouble());
        Assert.Equal(Check.Evaluate("$shuffle([1..9])", options: options), Check.Evaluate("$shuffle([1..9])", options: again));
    }

    [Fact]
    public void One_expression_serves_many_threads()
    {
        var expression = JsonataExpression.Parse(
            "($f := function($n){ $n <= 1 ? 1 : $n * $f($n - 1) }; {'f': $f(n), 's': $sum(items[$ > 2]), 't': $replace(s, /a+/, 'x')})");
        var inputs = Enumerable.Range(1, 10).Select(n => Check.Input($$"""{"n":{{n}},"items":[1,2,3,{{n}}],"s":"baab{{n}}"}""")).ToArray();
        var expected = Array.ConvertAll(inputs, input => expression.Evaluate(input).ToJsonString());

        Parallel.For(0, 10_000, i => Assert.Equal(expected[i % 10], expression.Evaluate(inputs[i % 10]).ToJsonString()));
    }

    [Fact]
    public void Expressions_can_be_evaluated_within_functions_of_others()
    {
        var inner = JsonataExpression.Parse("$ * 2");
        var bindings = new Bindings().SetFunction("inner", call => inner.Evaluate(call[0]));

        Assert.Equal("[2,4,6]", Check.Evaluate("[1..3].$inner($)", bindings: bindings).ToJsonString());
    }

    [Fact]
    public void Results_are_read_by_kind()
    {
        var result = Check.Evaluate("{'n': 1.5, 's': 'x', 'a': [1, true], 'o': {}, 'z': null}");

        Assert.Equal(1.5, result.GetProperty("n").GetDouble());
        Assert.Equal(2, result.GetProperty("a").GetArrayLength());
        Assert.Equal(["n", "s", "a", "o", "z"], result.EnumerateProperties().Select(property => property.Key));
        Assert.Throws<InvalidOperationException>(() => result.GetString());
        Assert.Throws<InvalidOperationException>(() => JsonataValue.Undefined.ToJsonElement());
        Assert.Equal(result.ToJsonString(), result.ToJsonNode()!.ToJsonString());
        Assert.Equal(result, JsonataValue.From(result.ToJsonElement()));
        Assert.Equal("{\n  \"a\": []\n}", Check.Evaluate("{'a': []}").ToJsonString(indented: true));
    }

    private static (string Code, int? Position) Position(Func<Bindings> action)
    {
        var error = Assert.Throws<JsonataException>(action);
        return (error.Code, error.Position);
    }
}
