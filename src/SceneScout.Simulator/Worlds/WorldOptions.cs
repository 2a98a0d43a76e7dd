namespace SceneScout.Simulator.Worlds;

/// <summary>What determines a world, byte for byte.</summary>
/// <param name="Seed">Any number.</param>
/// <param name="Events">How many real-world events it has, 1 to 1,000,000; about 8 % are announced only after the start.</param>
/// <param name="Start">The instant at which the world begins, in UTC; events begin in the 100 days after it.</param>
public sealed record WorldOptions(long Seed, int Events, DateTimeOffset Start);
