namespace SceneScout.Domain.Quotas;

/// <summary>What one node holds of a key, as its owner knows it.</summary>
/// <param name="Fence">The lease's number.</param>
/// <param name="Slots">Slots that it may be using: never fewer than it uses.</param>
/// <param name="Units">Units that it may be using.</param>
/// <param name="ArrivesBy">When the last call under the lease has reached the server.</param>
/// <param name="WantSlots">Slots that it wanted last.</param>
/// <param name="WantUnits">Units that it wanted last.</param>
/// <param name="Seq">Number of the node's last report.</param>
public sealed record NodeLease(long Fence, int Slots, int Units, DateTimeOffset ArrivesBy, int WantSlots, int WantUnits, long Seq);

/// <summary>Slots that were given up and rest.</summary>
/// <param name="Slots">How many.</param>
/// <param name="Until">Until when.</param>
public readonly record struct RestingSlots(int Slots, DateTimeOffset Until);
