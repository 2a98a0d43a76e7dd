using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Akka.Actor;
using Akka.Cluster;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <see cref="ClusterPalette"/>.</summary>
internal sealed class ClusterHandler : CommandPaletteHandler
{
    private readonly ActorSystem _system;
    private readonly ClusterView _view;

    public ClusterHandler(CommandServices services)
        : base(ClusterPalette.Palette)
    {
        _system = services.System;
        _view = new ClusterView(services.System);
        Now("show", _ => Show());
        Now("status", call => Of(call, m => CommandResponse.Of(_view.Line(m), _view.Data(m))));
        Now("leader", _ => [_view.Cluster.State.Leader is { } leader ? CommandResponse.Of(leader.ToString(), new { leader = leader.ToString() }) : CommandResponse.Line("There is no leader now.")]);
        Now("join", Join);
        Now("leave", call => Of(call, m => Act("Leaving", m.Address, _view.Cluster.Leave)));
        Now("down", call => Of(call, m => Act("Downing", m.Address, _view.Cluster.Down)));
        Now("down-unreachable", _ => DownUnreachable());
        Process("tail", (_, cancellation) => TailAsync(cancellation));
    }

    private void Now(string verb, Func<CommandCall, IEnumerable<CommandResponse>> run) => Process(verb, (call, _) => Task.FromResult(run(call)));

    private IEnumerable<CommandResponse> Show()
    {
        var members = _view.Members.ToList();
        return members.Select(m => CommandResponse.Of(_view.Line(m), _view.Data(m)))
            .Append(CommandResponse.Line(string.Create(CultureInfo.InvariantCulture, $"Count: {members.Count} nodes")));
    }

    private IEnumerable<CommandResponse> Of(CommandCall call, Func<Member, CommandResponse> run)
    {
        var address = call.Arguments.Text("address") ?? _view.Cluster.SelfAddress.ToString();
        return [_view.Find(address) is { } member
            ? run(member)
            : CommandResponse.Unknown("address", address, $"one of {string.Join(", ", _view.Members.Select(m => m.Address))}")];
    }

    private IEnumerable<CommandResponse> Join(CommandCall call)
    {
        var text = call.Arguments.Required("address");
        return [Address.TryParse(text, out var address) && address.Host is not null && address.System == _system.Name
            ? Act("Joining", address, _view.Cluster.Join)
            : CommandResponse.Unknown("address", text, $"an address such as akka.tcp://{_system.Name}@10.0.0.1:4053")];
    }

    private IEnumerable<CommandResponse> DownUnreachable()
    {
        var dead = _view.Members.Where(_view.IsUnreachable).ToList();
        return dead.Count == 0
            ? [CommandResponse.Line("There are no unreachable members.")]
            : dead.Select(m => Act("Downing", m.Address, _view.Cluster.Down));
    }

    private static CommandResponse Act(string doing, Address address, Action<Address> act)
    {
        act(address);
        return CommandResponse.Of($"{doing} {address}", new { action = doing.ToLowerInvariant(), address = address.ToString() });
    }

    private async IAsyncEnumerable<CommandResponse> TailAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var changes = Channel.CreateBounded<CommandResponse>(new BoundedChannelOptions(500) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        var watcher = _system.ActorOf(Props.Create(() => new ClusterWatcher(changes.Writer)));
        try
        {
            await foreach (var change in changes.Reader.ReadAllAsync(cancellation))
                yield return change;
        }
        finally
        {
            _system.Stop(watcher);
        }
    }
}
