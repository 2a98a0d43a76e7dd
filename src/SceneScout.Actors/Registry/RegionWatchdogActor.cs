using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Sharding;
using Akka.Event;

namespace SceneScout.Actors.Registry;

/// <summary>Questions to a node's watchdog. They never leave the node.</summary>
public static class WatchdogQueries
{
    /// <summary>Which regions do not answer? Answered by <see cref="Unresponsive"/>.</summary>
    public sealed record AskUnresponsive : INoSerializationVerificationNeeded
    {
        /// <summary>The one value.</summary>
        public static readonly AskUnresponsive Instance = new();
    }

    /// <summary>Those that do not.</summary>
    /// <param name="Regions">The regions; empty when all is well.</param>
    public sealed record Unresponsive(ImmutableArray<UnresponsiveRegion> Regions) : INoSerializationVerificationNeeded;
}

/// <summary>Asks the shard regions of its node, and through them their coordinators, whether they are there. Reports those that are not; when one stays silent beyond the limit, it ends the node, which its keeper starts again: nothing else has been seen to cure a stuck region.</summary>
public sealed class RegionWatchdogActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly ImmutableSortedDictionary<string, IActorRef> _regions;
    private readonly TimeSpan _interval;
    private readonly TimeSpan _limit;
    private readonly TimeProvider _time;
    private readonly Action _end;
    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private RegionWatch _watch = RegionWatch.Empty;
    private bool _looking;

    /// <summary>Makes a node's watchdog.</summary>
    /// <param name="regions">The node's own regions by type name.</param>
    /// <param name="interval">Between two statuses.</param>
    /// <param name="limit">So long a region may be silent.</param>
    /// <param name="time">The clock.</param>
    /// <param name="end">Ends the node.</param>
    public RegionWatchdogActor(ImmutableSortedDictionary<string, IActorRef> regions, TimeSpan interval, TimeSpan limit, TimeProvider time, Action end)
    {
        _regions = regions;
        _interval = interval;
        _limit = limit;
        _time = time;
        _end = end;
        Receive<Probe>(_ => ProbeRegions());
        Receive<Probed>(OnProbed);
        Receive<WatchdogQueries.AskUnresponsive>(_ => Sender.Tell(new WatchdogQueries.Unresponsive([.. _watch.Unresponsive.Values])));
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc />
    protected override void PreStart() => Timers.StartPeriodicTimer(Probe.Instance, Probe.Instance, _interval);

    // Before the node is up its regions have no coordinator to ask, and when it leaves they have handed over.
    private void ProbeRegions()
    {
        if (_looking || _cluster.SelfMember.Status != MemberStatus.Up)
            return;
        _looking = true;
        Task.WhenAll(_regions.Select(region => AskAsync(region.Key, region.Value)))
            .PipeTo(Self, success: statuses => new Probed([.. statuses]), failure: e => new Probed([.. _regions.Keys.Select(r => new RegionStatus(r, e.Message))]));
    }

    private static async Task<RegionStatus> AskAsync(string name, IActorRef region)
    {
        try
        {
            await region.Ask<CurrentShardRegionState>(GetShardRegionState.Instance, Patience);
        }
        catch (AskTimeoutException)
        {
            return new RegionStatus(name, $"the region did not answer within {Patience.TotalSeconds:0} s");
        }

        try
        {
            var regions = await region.Ask<CurrentRegions>(GetCurrentRegions.Instance, Patience);
            return new RegionStatus(name, regions.Regions.Count == 0 ? "the region knows no coordinator" : null);
        }
        catch (AskTimeoutException)
        {
            return new RegionStatus(name, $"the coordinator did not answer within {Patience.TotalSeconds:0} s");
        }
    }

    private void OnProbed(Probed looked)
    {
        _looking = false;
        var now = _time.GetUtcNow();
        foreach (var look in looked.Statuses)
        {
            if (look.Trouble is not null)
                _log.Warning("Shard region {0}: {1}", look.Region, look.Trouble);
            _watch = _watch.See(look, now);
        }

        if (_watch.Hopeless(_limit, now) is not { } hopeless)
            return;
        _log.Error("Shard region {0} has been silent since {1:O}: {2}. The node ends, to start again", hopeless.Region, hopeless.Since, hopeless.Trouble);
        Timers.CancelAll();
        _end();
    }

    private sealed record Probe : INoSerializationVerificationNeeded
    {
        public static readonly Probe Instance = new();
    }

    private sealed record Probed(ImmutableArray<RegionStatus> Statuses) : INoSerializationVerificationNeeded;
}
