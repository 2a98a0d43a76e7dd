using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster;
using SceneScout.Actors.Failover;
using SceneScout.Contracts;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Founding;

/// <summary>Makes sure that one cluster works on a store: a node's controller does not begin before this has found that the node's cluster is the store's, or has made it that. From then on it gives the node's signs of life.</summary>
internal sealed partial class ClusterFounding(IServiceProvider provider, IStore store, ScoutOptions options, FoundingGate gate, ILogger<ClusterFounding> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);
    private readonly string _instance = Guid.NewGuid().ToString("N");
    private readonly string _place = Place();
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private readonly HashSet<string> _asked = [];
    private FoundingRule _rule = FoundingRule.New;
    private ImmutableHashSet<string> _gone = [];

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var limit = new CancellationTokenSource(Goodbye);
        try
        {
            await store.Clusters.LeaveAsync(_instance, limit.Token);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            // Its row grows old.
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(started.SetResult);
        // While the node looks for its cluster it watches already who lives.
        await WatchUntilAsync(started.Task, stoppingToken);
        var cluster = Cluster.Get(provider.GetRequiredService<ActorSystem>());
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cluster.RegisterOnMemberUp(() => up.TrySetResult());
        await WatchUntilAsync(up.Task, stoppingToken);
        ClusterNode? node = null;
        while (node is null)
        {
            if (!await TryAsync(async cancellation => node = await DecideAsync(cluster, cancellation), stoppingToken) || node is null)
                await Task.Delay(Poll, stoppingToken);
            if (gate.Refusal.IsCompleted)
                return;
        }

        gate.Open();
        while (true)
        {
            await Task.Delay(FoundingRule.Beat, stoppingToken);
            await TryAsync(
                async cancellation =>
                {
                    if (!await store.Clusters.BeatAsync(node, cancellation))
                        gate.Refuse(new NodeEnd(ExitCodes.OtherCluster, "another cluster has taken this store over; it was told to (cluster.take-over), or heard nothing of this one's nodes for a while."));
                },
                stoppingToken);
            if (gate.Refusal.IsCompleted)
                return;
        }
    }

    private TimeSpan Now => TimeProvider.System.GetElapsedTime(_started);

    private async Task WatchUntilAsync(Task reached, CancellationToken stopping)
    {
        while (!reached.IsCompleted)
        {
            await TryAsync(WatchAsync, stopping);
            await Task.WhenAny(reached, Task.Delay(FoundingRule.Beat, stopping));
            stopping.ThrowIfCancellationRequested();
        }
    }

    private async Task<ClusterSight> WatchAsync(CancellationToken cancellation)
    {
        var sight = await store.Clusters.ReadAsync(cancellation);
        _rule = _rule.See(sight, Now);
        return sight;
    }

    private async Task<ClusterNode?> DecideAsync(Cluster cluster, CancellationToken cancellation)
    {
        var self = cluster.SelfUniqueAddress;
        var sight = await WatchAsync(cancellation);
        await AskNearAsync(sight, self.Address, cancellation);
        switch (_rule.Decide(sight, Around(cluster), _gone, options.TakeOver, Now))
        {
            case FoundingDecision.Join join:
                var member = Node(join.Cluster, self);
                return await store.Clusters.BeatAsync(member, cancellation) ? member : null;
            case FoundingDecision.Found found:
                var founder = Node(_instance, self);
                if (!await store.Clusters.FoundAsync(founder, found.Before, cancellation))
                    return null;
                LogFounded(logger, found.Before is null ? "" : ", in place of one that ended");
                return founder;
            case FoundingDecision.Refuse refuse:
                gate.Refuse(new NodeEnd(ExitCodes.OtherCluster, refuse.Reason));
                return null;
            default:
                return null;
        }
    }

    private ClusterNode Node(string cluster, UniqueAddress self) => new(_instance, cluster, self.Address.ToString(), self.Uid, _place);

    private static MembersAround Around(Cluster cluster)
    {
        var members = cluster.State.Members;
        var oldest = members.Where(m => m.Status is MemberStatus.Up or MemberStatus.Leaving or MemberStatus.Exiting).Order(Member.AgeOrdering).FirstOrDefault();
        return new MembersAround(
            oldest?.UniqueAddress.Equals(cluster.SelfUniqueAddress) == true,
            [.. members.Where(m => !m.UniqueAddress.Equals(cluster.SelfUniqueAddress)).Select(m => (m.Address.ToString(), (long)m.UniqueAddress.Uid))]);
    }

    // A process of this machine that ended is not waited for: nobody listens at its port, or this node does.
    private async Task AskNearAsync(ClusterSight sight, Address self, CancellationToken cancellation)
    {
        foreach (var node in FoundingRule.Near(sight, _place).Where(n => !_asked.Contains(n.Instance)).ToList())
        {
            if (node.Address == self.ToString() || await PortProbe.AskAsync(Address.Parse(node.Address), cancellation) == ProbeAnswer.Refused)
                _gone = _gone.Add(node.Instance);
            _asked.Add(node.Instance);
        }
    }

    private async Task<bool> TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        try
        {
            await work(cancellation);
            return true;
        }
        catch (StoreUnavailableException)
        {
            // Its probe says so. Who could not show a sign of life either is watched anew.
            _rule = FoundingRule.New;
            return false;
        }
    }

    // The start of the machine, and the network that ports belong to.
    private static string Place()
    {
        try
        {
            return $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()} {File.ResolveLinkTarget("/proc/self/ns/net", false)?.Name}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "This node founded the cluster that works on the store{Before}")]
    private static partial void LogFounded(ILogger logger, string before);
}
