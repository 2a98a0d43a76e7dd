using Akka.Actor;
using Akka.Cluster;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Introspection;
using SceneScout.Dashboard.Pictures;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Health;
using SceneScout.Node.Http;
using SceneScout.Node.Palettes;

namespace SceneScout.Node.Dashboard;

/// <summary>Reads the cluster: its members are asked for their regions.</summary>
internal sealed class NodeCluster(SpawnServices services, ActorSystem system, HealthBoard health)
{
    private readonly ClusterView _view = new(system);

    /// <summary>Reads it.</summary>
    public async Task<ClusterPicture> ReadAsync(CancellationToken cancellation)
    {
        var (members, state) = (_view.Members.ToList(), _view.Cluster.State);
        var workers = (await services.Store.Workers.ListAsync(cancellation)).Where(worker => SystemStatus.IsAlive(worker, services.Now)).ToList();
        var control = await services.Store.Control.ReadAsync(cancellation);
        return new ClusterPicture(
            services.Now,
            [.. members.Select(member => new NodeLine(
                member.Address.ToString(),
                [.. member.Roles.Order(StringComparer.Ordinal)],
                member.Status.ToString().ToLowerInvariant(),
                !_view.IsUnreachable(member),
                member.Address == _view.Cluster.SelfAddress,
                member.Address == state.Leader,
                member.AppVersion.ToString(),
                workers.Count(worker => worker.Node == member.Address.ToString()),
                workers.Count(worker => worker.Node == member.Address.ToString() && worker.CurrentTask is not null)))],
            await RegionsAsync(members, cancellation),
            control.Epoch?.Holder,
            control.Epoch?.Epoch,
            [.. health.Now.Select(answer => new ProbeLine(answer.Name, answer.Healthy, answer.Reason))],
            [.. control.Pauses.Select(pause => $"{pause.Target} is {(pause.Mode == PauseMode.Drain ? "drained" : "paused")} by {pause.By}{(pause.Reason.Length == 0 ? "" : $": {pause.Reason}")}")]);
    }

    private async Task<IReadOnlyList<RegionPicture>> RegionsAsync(List<Member> members, CancellationToken cancellation)
    {
        var named = await Task.WhenAll(members.Select(member => _view.AskAsync(member.Address, new NodeQueries.AskRegions(), cancellation)));
        return await Task.WhenAll(named.OfType<NodeReplies.Regions>().SelectMany(regions => regions.TypeNames).Distinct().Order(StringComparer.Ordinal).Select(async name =>
        {
            var answers = await Task.WhenAll(members.Select(async member => (Member: member, Answer: await _view.AskAsync(member.Address, new NodeQueries.AskRegion(name), cancellation))));
            // The coordinator is a singleton among the members that host the region: it runs on the oldest of them.
            var coordinator = answers.Where(a => a.Answer is NodeReplies.Region && a.Member.Status == MemberStatus.Up).Select(a => a.Member).Order(Member.AgeOrdering).FirstOrDefault();
            return new RegionPicture(name, coordinator?.Address.ToString(), [.. answers.Where(a => a.Answer is not NodeReplies.NotFound).Select(a => a.Answer is NodeReplies.Region region
                ? new RegionHost(a.Member.Address.ToString(), region.Shards.Length, region.Shards.Sum(shard => shard.Entities))
                : new RegionHost(a.Member.Address.ToString(), null, null))]);
        }));
    }
}
