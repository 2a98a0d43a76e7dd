using Akka.Actor;

namespace Petabridge.Cmd.Host;

/// <summary>Brings a palette and the actor that runs its verbs together.</summary>
public abstract class CommandPaletteHandler(CommandPalette palette)
{
    /// <summary>Not in the package under this name: what it was made with.</summary>
    public CommandPalette Given { get; } = palette;

    public abstract Props HandlerProps { get; }
}

/// <summary>Runs the verbs of one connection.</summary>
public abstract class CommandHandlerActor : ReceiveActor
{
    private readonly Dictionary<string, Action<Command, CommandArguments>> _verbs = [];

    protected CommandHandlerActor(CommandPalette palette) => Receive<Command>(command =>
    {
        var definition = palette.Commands.Single(c => c.Name == command.Name);
        var values = definition.Arguments.SelectMany(a =>
            command.Given.Where(g => a.Switch.Contains(g.Switch)).Select(g => g.Value).DefaultIfEmpty(a.Default).OfType<string>().Select(value => (a.Name, value)));
        _verbs[command.Name](command, new CommandArguments(values));
    });

    protected void Process(string name, Action<Command> run) => _verbs.Add(name, (command, _) => run(command));

    protected void Process(string name, Action<Command, CommandArguments> run) => _verbs.Add(name, run);
}
