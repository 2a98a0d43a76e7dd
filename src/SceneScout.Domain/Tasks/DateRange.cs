namespace SceneScout.Domain.Tasks;

/// <summary>A span of instants: start included, end excluded.</summary>
/// <param name="Start">UTC.</param>
/// <param name="End">UTC, after <paramref name="Start"/>.</param>
public sealed record DateRange(DateTimeOffset Start, DateTimeOffset End);
