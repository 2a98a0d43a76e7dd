using SceneScout.Simulator.Worlds;

namespace SceneScout.EndToEnd.Tests.Support;

/// <summary>What the simulated world of the demo truly holds.</summary>
internal static class Truth
{
    private static readonly DateTimeOffset Start = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(90);

    /// <summary>Every listing that a search of the demo's cities and dates can find, as <c>source:id</c>.</summary>
    public static IReadOnlyList<string> Listings { get; } =
    [
        .. World.Create(new WorldOptions(1, DemoRun.Events, Start)).Truth
            .Where(e => e.Start < Start + Horizon)
            .SelectMany(e => e.Listings)
            .Where(l => l.Dated)
            .Select(l => $"{l.Source}:{l.Id}")
            .Order(StringComparer.Ordinal),
    ];
}
