using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster;

namespace SceneScout.Actors.Failover;

/// <summary>What a node knows of members that may have crashed: who was refused a connection by them, and when.</summary>
public sealed record CrashWatch
{
    /// <summary>A process that ends closes its connections a moment before the port it listens at; what still accepts after so many tries runs.</summary>
    public const int AcceptsEnough = 3;

    /// <summary>How long a suspicion lives on one sign. Beyond it the failure detector decides.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);

    /// <summary>How old a refusal may be to count: a port can be in use again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    /// <summary>Nothing is known.</summary>
    public static readonly CrashWatch Empty = new();

    /// <summary>The members under suspicion.</summary>
    public ImmutableDictionary<UniqueAddress, Suspicion> Suspects { get; init; } = ImmutableDictionary<UniqueAddress, Suspicion>.Empty;

    /// <summary>A sign that a member may have crashed.</summary>
    public CrashWatch Suspect(UniqueAddress member, DateTimeOffset now) => With(member, (Suspects.GetValueOrDefault(member) ?? new Suspicion(now)) with { Since = now, Accepted = 0 });

    /// <summary>A node was refused a connection by a member.</summary>
    public CrashWatch Refuse(UniqueAddress member, Address witness, DateTimeOffset now)
    {
        var known = Suspects.GetValueOrDefault(member) ?? new Suspicion(now);
        return With(member, known with { Accepted = 0, Refused = known.Refused.SetItem(witness, now) });
    }

    /// <summary>A node could connect to a member: what it saw before counts no more, and after some of these nothing is suspected.</summary>
    public CrashWatch Accept(UniqueAddress member, Address witness)
    {
        if (Suspects.GetValueOrDefault(member) is not { } known)
            return this;
        return known.Accepted + 1 >= AcceptsEnough ? Forget(member) : With(member, known with { Accepted = known.Accepted + 1, Refused = known.Refused.Remove(witness) });
    }

    /// <summary>A member is one no more.</summary>
    public CrashWatch Forget(UniqueAddress member) => this with { Suspects = Suspects.Remove(member) };

    /// <summary>What is left of it at an instant.</summary>
    public CrashWatch Settle(DateTimeOffset now) => this with
    {
        Suspects = Suspects.Where(s => now - s.Value.Since < Lifetime).ToImmutableDictionary(
            s => s.Key, s => s.Value with { Refused = s.Value.Refused.Where(r => now - r.Value < Fresh).ToImmutableDictionary() }),
    };

    /// <summary>The members that have crashed, beyond doubt.</summary>
    /// <param name="members">Addresses of all members with a vote.</param>
    /// <param name="now">The instant.</param>
    public IEnumerable<UniqueAddress> Crashed(IReadOnlyCollection<Address> members, DateTimeOffset now) =>
        Settle(now).Suspects.Where(s => CrashRule.IsProven(members, s.Key.Address, s.Value.Refused.Keys)).Select(s => s.Key);

    private CrashWatch With(UniqueAddress member, Suspicion suspicion) => this with { Suspects = Suspects.SetItem(member, suspicion) };
}
