using System.Globalization;
using Akka.Cluster;
using SceneScout.Actors.Introspection;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <see cref="ShardingPalette"/>: every member is asked, since a region knows only its own entities.</summary>
internal sealed class ShardingHandler : CommandPaletteHandler
{
    private readonly ClusterView _view;

    public ShardingHandler(CommandServices services)
        : base(ShardingPalette.Palette)
    {
        _view = new ClusterView(services.System);
        Process("list-regions", async (_, cancellation) => (await NamesAsync(cancellation)).Select(n => CommandResponse.Of(n, new { region = n })));
        Process("region-stats", (call, cancellation) => OfRegionAsync(call, Stats, cancellation));
        Process("list-shards", (call, cancellation) => OfRegionAsync(
            call, (_, hosts) => Shards(hosts).Select(s => CommandResponse.Of(s.Shard.ShardId, new { shard = s.Shard.ShardId, node = s.Node, entities = s.Shard.Entities })), cancellation));
        Process("list-entities", (call, cancellation) => OfRegionAsync(
            call,
            (_, hosts) => Shards(hosts).SelectMany(s => s.Shard.EntityIds.Select(id => (Id: id, s.Node, s.Shard.ShardId))).OrderBy(e => e.Id, StringComparer.Ordinal)
                .Select(e => CommandResponse.Of(e.Id, new { entity = e.Id, shard = e.ShardId, node = e.Node })),
            cancellation));
    }

    private async Task<List<string>> NamesAsync(CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(_view.Members.Select(m => _view.AskAsync(m.Address, new NodeQueries.AskRegions(), cancellation)));
        return [.. answers.OfType<NodeReplies.Regions>().SelectMany(r => r.TypeNames).Distinct().Order(StringComparer.Ordinal)];
    }

    private async Task<IEnumerable<CommandResponse>> OfRegionAsync(
        CommandCall call, Func<string, List<(Member Member, object? Answer)>, IEnumerable<CommandResponse>> show, CancellationToken cancellation)
    {
        var name = call.Arguments.Required("region");
        var answers = await Task.WhenAll(_view.Members.Select(async m => (Member: m, Answer: await _view.AskAsync(m.Address, new NodeQueries.AskRegion(name), cancellation))));
        // A member that does not host the region has no place in its statistics; one that does not answer might.
        var hosts = answers.Where(a => a.Answer is not NodeReplies.NotFound).ToList();
        return hosts.Any(h => h.Answer is NodeReplies.Region)
            ? show(name, hosts)
            : [CommandResponse.Unknown("region", name, $"one of {string.Join(", ", await NamesAsync(cancellation))}")];
    }

    private IEnumerable<CommandResponse> Stats(string name, List<(Member Member, object? Answer)> hosts)
    {
        // The coordinator is a singleton among the members that host the region: it runs on the oldest of them.
        var coordinator = hosts.Where(h => h.Answer is NodeReplies.Region && h.Member.Status == MemberStatus.Up).Select(h => h.Member).Order(Member.AgeOrdering).FirstOrDefault();
        var (shards, entities) = (0, 0);
        foreach (var (member, answer) in hosts)
        {
            var region = answer as NodeReplies.Region;
            var (s, e) = (region?.Shards.Length, region?.Shards.Sum(v => v.Entities));
            shards += s ?? 0;
            entities += e ?? 0;
            var mark = member.Equals(coordinator) ? $" [coordinator]({name})" : "";
            yield return CommandResponse.Of(
                string.Create(CultureInfo.InvariantCulture, $"{_view.Line(member)}{mark} | shards: {s?.ToString(CultureInfo.InvariantCulture) ?? "?"} | entities: {e?.ToString(CultureInfo.InvariantCulture) ?? "?"}"),
                new { member = _view.Data(member), coordinator = member.Equals(coordinator), shards = s, entities = e });
        }

        yield return CommandResponse.Line(string.Create(CultureInfo.InvariantCulture, $"Total: shards: {shards} | entities: {entities}"));
    }

    private static IEnumerable<(string Node, ShardView Shard)> Shards(List<(Member Member, object? Answer)> hosts) =>
        hosts.SelectMany(h => h.Answer is NodeReplies.Region r ? r.Shards.Select(s => (h.Member.Address.ToString(), s)) : [])
            .OrderBy(s => s.s.ShardId.Length).ThenBy(s => s.s.ShardId, StringComparer.Ordinal);
}
