using System.Globalization;
using Akka.Actor;
using SceneScout.Actors.Introspection;
using SceneScout.Domain.Faults;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <see cref="ActorPalette"/>.</summary>
internal sealed class ActorHandler : CommandPaletteHandler
{
    public ActorHandler(CommandServices services)
        : base(ActorPalette.Palette)
    {
        var cluster = new ClusterView(services.System);
        Process("system", (_, _) => Task.FromResult<IEnumerable<CommandResponse>>([CommandResponse.Of($"akka://{services.System.Name}", new { system = services.System.Name })]));
        Process("hierarchy", (call, cancellation) => HierarchyAsync(cluster, call.Arguments.Required("start"), call.Arguments.Number("depth")!.Value, cancellation));
    }

    private static async Task<IEnumerable<CommandResponse>> HierarchyAsync(ClusterView cluster, string start, int depth, CancellationToken cancellation)
    {
        if (Split(start) is not var (address, path))
            return [CommandResponse.Unknown("start", start, "a path such as /user or /system, or a full address such as " + cluster.Cluster.SelfAddress + "/user")];
        var member = address ?? cluster.Cluster.SelfAddress;
        if (cluster.Find(member.ToString()) is null)
            return [CommandResponse.Unknown("start", start, $"the address of a member, one of {string.Join(", ", cluster.Members.Select(m => m.Address))}")];
        var prefix = address is null ? $"akka://{cluster.Cluster.SelfAddress.System}" : address.ToString();
        return await cluster.AskAsync(member, new NodeQueries.AskHierarchy(path, depth), cancellation) switch
        {
            NodeReplies.Hierarchy tree => tree.Paths.Select(p => CommandResponse.Of(prefix + p, new { path = prefix + p }))
                .Concat(tree.Truncated ? [CommandResponse.Line(string.Create(CultureInfo.InvariantCulture, $"... more than {ActorTree.MaxPaths} paths; begin deeper with -s or give a smaller -d"))] : []),
            NodeReplies.NotFound => [CommandResponse.Unknown("start", start, "the path of a running actor")],
            _ => [CommandResponse.Refused(FaultKind.TaskTimeout, $"{member} did not answer.")],
        };
    }

    private static (Address? Address, string Path)? Split(string start)
    {
        if (start.StartsWith('/'))
            return (null, start);
        return ActorPath.TryParse(start, out var path) && path.Address.Host is not null ? (path.Address, path.ToStringWithoutAddress())
            : Address.TryParse(start, out var address) && address.Host is not null ? (address, "/")
            : ActorPath.TryParse(start, out path) ? (null, path.ToStringWithoutAddress())
            : null;
    }
}
