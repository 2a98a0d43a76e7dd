using System.Collections.Immutable;

namespace SceneScout.Actors.Journals;

/// <summary>What becomes of an actor's events once a snapshot holds what they came to.</summary>
/// <param name="Prefix">How the ids of such actors begin.</param>
/// <param name="Trims">Whether they are deleted then.</param>
/// <param name="Reason">Why.</param>
public sealed record JournalRule(string Prefix, bool Trims, string Reason)
{
    /// <summary>All rules.</summary>
    public static readonly ImmutableArray<JournalRule> All =
    [
        new("area-", true, "What an area remembers is what it has come to, and a snapshot has that."),
        new("health-probe", false, "Never writes."),
        new("participant-", true, "A mailbox is what waits in it, and a snapshot has that."),
        new("pattern-", true, "Versions and slots are in the snapshot, all of them."),
        new("quota-", true, "Budgets are sums over windows, and a snapshot has the sums."),
        new("spawn-controller", true, "Policy is what it has come to; who did what is in the audit log."),
        new("thred-", false, "A thred's history is what it is for; it goes with the ended thred."),
    ];

    /// <summary>The rule of an actor; what no rule speaks of is kept.</summary>
    public static JournalRule Of(string persistenceId) =>
        All.FirstOrDefault(rule => persistenceId.StartsWith(rule.Prefix, StringComparison.Ordinal)) ?? new(persistenceId, false, "No rule speaks of it.");
}
