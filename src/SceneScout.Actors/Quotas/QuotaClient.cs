using Akka.Actor;
using SceneScout.Actors.Hosting;

namespace SceneScout.Actors.Quotas;

/// <summary>A node's client of all budgets: asks the owners before leases run out, and takes what they say to the gates. One message for many calls.</summary>
public sealed class QuotaClient : ReceiveActor, IWithTimers
{
    private readonly QuotaBudget _budget;
    private readonly IActorRef _owners;
    private readonly TimeProvider _time;
    private readonly string _node;

    /// <summary>Makes the client.</summary>
    /// <param name="budget">The node's gates.</param>
    /// <param name="owners">The budgets' shard region.</param>
    /// <param name="time">The clock.</param>
    public QuotaClient(QuotaBudget budget, IActorRef owners, TimeProvider time)
    {
        _budget = budget;
        _owners = owners;
        _time = time;
        var self = Akka.Cluster.Cluster.Get(Context.System).SelfUniqueAddress;
        _node = $"{self.Address.Host}:{self.Address.Port}#{(uint)self.Uid:x8}";
        Receive<RenewalDue>(due => RenewWhenDue(due.Source));
        Receive<QuotaReplies.Leased>(leased =>
        {
            _budget.GateOf(leased.Source).Accept(leased);
            RenewWhenDue(leased.Source);
        });
        Receive<QuotaReplies.Recalled>(recalled =>
        {
            _budget.GateOf(recalled.Source).Recall(recalled);
            RenewWhenDue(recalled.Source);
        });
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc />
    protected override void PreStart()
    {
        var self = Self;
        _budget.Attach(source => self.Tell(new RenewalDue(source), ActorRefs.NoSender));
    }

    private void RenewWhenDue(string source)
    {
        var gate = _budget.GateOf(source);
        if (gate.AskAt() is not { } at)
        {
            Timers.Cancel(source);
            return;
        }

        var now = _time.GetUtcNow();
        if (at <= now)
        {
            _owners.Tell(gate.Report(_node));
            SpawnInstruments.QuotaAsked(source);
            at = gate.AskAt() ?? now.AddSeconds(1);
        }

        Timers.StartSingleTimer(source, new RenewalDue(source), at > now ? at - now : TimeSpan.FromMilliseconds(10));
    }

    private sealed record RenewalDue(string Source) : INoSerializationVerificationNeeded;
}
