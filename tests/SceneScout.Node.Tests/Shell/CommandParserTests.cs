using SceneScout.Contracts.Palettes;
using Xunit;

namespace SceneScout.Node.Tests.Shell;

public sealed class CommandParserTests
{
    private static readonly CommandDefinition Verb = new CommandDefinitionBuilder().WithName("track").WithDescription("Follows prices")
        .WithArgument(b => b.WithName("symbol").WithSwitch("-s").WithSwitch("--symbol").IsPositional().IsMandatory(true).WithDescription("Which"))
        .WithArgument(b => b.WithName("count").WithSwitch("-n").WithRange(1, 100).WithDefaultValue("10"))
        .WithArgument(b => b.WithName("venue").WithSwitch("-v").WithSwitch("--venue").IsRepeatable())
        .WithArgument(b => b.WithName("side").WithSwitch("--side").WithChoices("buy", "sell"))
        .WithArgument(b => b.WithName("all").WithSwitch("--all").IsFlag())
        .Build();

    private static CommandArguments Parse(string line)
    {
        var (arguments, fault) = CommandParser.Parse(Verb, CommandLine.Split(line).Line!.Words);
        Assert.Null(fault);
        return arguments!;
    }

    private static string Mistake(string line) => CommandParser.Parse(Verb, CommandLine.Split(line).Line!.Words).Fault!.Message;

    [Theory]
    [InlineData("-s MSFT")]
    [InlineData("--symbol MSFT")]
    [InlineData("--symbol=MSFT")]
    [InlineData("MSFT")]
    [InlineData("-- MSFT")]
    public void A_value_is_given_by_any_of_its_switches_or_by_its_position(string line) => Assert.Equal("MSFT", Parse(line).Text("symbol"));

    [Fact]
    public void What_is_not_given_has_its_default_or_no_value()
    {
        var arguments = Parse("MSFT");

        Assert.Equal(10, arguments.Number("count"));
        Assert.Null(arguments.Text("side"));
        Assert.Empty(arguments.ArgumentValues("venue"));
        Assert.False(arguments.Flag("all"));
    }

    [Fact]
    public void A_switch_may_be_repeated_where_the_verb_says_so() =>
        Assert.Equal<string>(["a", "b c"], Parse("MSFT -v a --venue \"b c\" --all").ArgumentValues("venue"));

    [Theory]
    [InlineData("", "symbol is missing: <symbol>, a text.")]
    [InlineData("A B", "'B' has no place in track: it takes <symbol> [-n <count>] [-v <venue>]... [--side <side>] [--all].")]
    [InlineData("A -n 101", "count '101' is not accepted: a whole number from 1 to 100.")]
    [InlineData("A -n many", "count 'many' is not accepted: a whole number from 1 to 100.")]
    [InlineData("A -n -5", "count '-5' is not accepted: a whole number from 1 to 100.")]
    [InlineData("A --side hold", "side 'hold' is not accepted: one of buy, sell.")]
    [InlineData("A -n 1 -n 2", "count '2' is one too many: it is given once.")]
    [InlineData("A --side", "--side needs a value: one of buy, sell.")]
    [InlineData("A --all=maybe", "all 'maybe' is not accepted: true or false.")]
    [InlineData("A --colour red", "--colour is not a switch of track: it takes <symbol> [-n <count>] [-v <venue>]... [--side <side>] [--all].")]
    public void A_mistake_names_the_argument_the_value_and_what_is_accepted(string line, string message) => Assert.Equal(message, Mistake(line));

    [Fact]
    public void A_refused_secret_is_not_shown()
    {
        var verb = new CommandDefinitionBuilder().WithName("add").WithDescription("Adds").WithArgument(b => b.WithName("secret").WithSwitch("--secret").IsSecret()).Build();

        Assert.Equal("secret '***' is one too many: it is given once.", CommandParser.Parse(verb, ["--secret", "planted1", "--secret", "planted2"]).Fault!.Message);
    }

    [Fact]
    public void A_definition_with_a_switch_of_two_meanings_is_refused() => Assert.Throws<InvalidOperationException>(() =>
        new CommandDefinitionBuilder().WithName("x").WithDescription("x").WithArgument(b => b.WithName("a").WithSwitch("-a")).WithArgument(b => b.WithName("b").WithSwitch("-a")).Build());
}
