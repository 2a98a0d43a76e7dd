using Microsoft.Extensions.Time.Testing;

namespace SceneScout.Jsonata.Tests;

public class LimitTests
{
    private const string Endless = "($f := function($n){ $f($n + 1) }; $f(0))";
    private const string Deep = "($f := function($n){ 1 + $f($n + 1) }; $f(0))";

    [Fact]
    public void Recursion_without_an_end_is_an_error_and_not_a_crash() =>
        Assert.Equal("D1011", Check.Fails(Deep).Code);

    [Fact]
    public void Recursion_may_be_no_deeper_than_the_limit()
    {
        const string sum = "($f := function($n){ $n = 0 ? 0 : $n + $f($n - 1) }; $f(20))";

        Assert.Equal(210, Check.Evaluate(sum, options: With(new() { MaxDepth = 70 })).GetDouble());
        Assert.Equal("D1011", Check.Fails(sum, options: With(new() { MaxDepth = 50 })).Code);
    }

    [Fact]
    public void Tail_calls_do_not_nest() =>
        Assert.Equal(
            100_000,
            Check.Evaluate("($f := function($n){ $n = 100000 ? $n : $f($n + 1) }; $f(0))", options: With(new() { MaxDepth = 20 })).GetDouble());

    [Fact]
    public void A_long_chain_of_operators_does_not_blow_the_stack()
    {
        var chain = string.Join('+', Enumerable.Repeat("1", 200_000));

        var ended = JsonataExpression.TryParse(chain, out var expression, out var error);

        Assert.True(ended || error!.Code == "S0403");
        Assert.True(!ended || expression!.Evaluate().GetDouble() == 200_000);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{'a':")]
    [InlineData("-")]
    [InlineData("$f(")]
    [InlineData("function($x){")]
    [InlineData("a ? ")]
    [InlineData("|")]
    public void Deep_nesting_is_an_error_of_syntax(string open) =>
        Assert.False(JsonataExpression.TryParse(string.Concat(Enumerable.Repeat(open, 100_000)), out _, out _));

    [Fact]
    public void Steps_are_counted() => Assert.Equal("D1015", Check.Fails(Endless, options: With(new() { MaxSteps = 10_000 })).Code);

    [Fact]
    public void Time_is_measured_by_the_given_clock()
    {
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(10) };
        var options = With(new() { Timeout = TimeSpan.FromSeconds(1) }) with { TimeProvider = clock };

        Assert.Equal("D1012", Check.Fails(Endless, options: options).Code);
    }

    [Fact]
    public void A_cancelled_evaluation_ends()
    {
        using var cancellation = new CancellationTokenSource();
        var bindings = new Bindings().SetFunction("stop", _ =>
        {
            cancellation.Cancel();
            return true;
        });
        var expression = JsonataExpression.Parse("($stop(); " + Endless + ")");

        Assert.Throws<OperationCanceledException>(() => expression.Evaluate(JsonataValue.Undefined, bindings, cancellation.Token));
    }

    [Theory]
    [InlineData("[1..1000]")]
    [InlineData("$map([1..90], function($x){[1..20]}).($)")]
    [InlineData("$append([1..90], [1..90])")]
    [InlineData("[[1..90], [1..90]].*")]
    public void Sequences_have_a_longest_length(string expression) =>
        Assert.Equal("D2015", Check.Fails(expression, options: With(new() { MaxSequenceLength = 100 })).Code);

    [Theory]
    [InlineData("$pad('', 1000000000)")]
    [InlineData("$pad('', -1e300, 'ab')")]
    [InlineData("($f := function($s, $n){ $n = 0 ? $s : $f($s & $s, $n - 1) }; $f('ab', 40))")]
    [InlineData("($f := function($s, $n){ $n = 0 ? $s : $f({'a': $s, 'b': $s}, $n - 1) }; $f('x', 60))")]
    [InlineData("($f := function($s, $n){ $n = 0 ? $s : $f({'a': $s, 'b': $s}, $n - 1) }; $length($string($f('x', 60))))")]
    [InlineData("($f := function($s, $n){ $n = 0 ? $s : $f([[$s], [$s]], $n - 1) }; $f('x', 60))")]
    [InlineData("($f := function($s, $n){ $n = 0 ? $s : $f($replace($s, 'a', 'aaaaaaaaaa'), $n - 1) }; $f('a', 12))")]
    [InlineData("[1..1000].[1..1000].[1..1000]")]
    [InlineData("$fromMillis(0, '[Y,99999999]')")]
    public void What_is_produced_is_limited(string expression) =>
        Assert.Equal("D1014", Check.Fails(expression, options: With(new() { MaxProduced = 1_000_000 })).Code);

    [Theory]
    [InlineData("$ ~> |$|{'self': $}|")]
    [InlineData("$string($ ~> |$|{'self': $}|)")]
    public void An_object_that_is_put_into_itself_is_an_error(string expression) =>
        Assert.Contains(Check.Fails(expression, "{\"a\":1}").Code, new[] { "D1011", "D1014" });

    [Fact]
    public void Equality_of_what_branches_without_end_stops()
    {
        const string tree = "($f := function($s, $n){ $n = 0 ? $s : $f({'a': $s, 'b': $s}, $n - 1) }; $f('x', 60) = $f('x', 60))";

        Assert.Equal("D1015", Check.Fails(tree, options: With(new() { MaxSteps = 1_000_000 })).Code);
    }

    [Fact]
    public void A_regular_expression_that_backtracks_without_end_is_stopped()
    {
        var options = With(new() { RegexTimeout = TimeSpan.FromMilliseconds(50) });

        Assert.Equal("D1012", Check.Fails($"$contains('{new string('a', 60)}b', /^(a+)+$/)", options: options).Code);
    }

    [Theory]
    [InlineData("$eval('1')")]
    [InlineData("$map(['1'], $eval)")]
    [InlineData("($e := $eval; $e('1'))")]
    public void Eval_can_be_switched_off(string expression) =>
        Assert.Equal("D3122", Check.Fails(expression, options: JsonataOptions.Untrusted).Code);

    [Fact]
    public void Eval_does_not_hide_that_a_limit_was_reached() =>
        Assert.Equal("D1015", Check.Fails($"$eval(\"{Endless}\")", options: With(new() { MaxSteps = 10_000 })).Code);

    [Fact]
    public void Ten_million_items_are_no_problem() =>
        Assert.Equal(50_000_005_000_000, Check.Evaluate("$sum([1..10000000])").GetDouble());

    private static JsonataOptions With(JsonataLimits limits) => new() { Limits = limits };
}
