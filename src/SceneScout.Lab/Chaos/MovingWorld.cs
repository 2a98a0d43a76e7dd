using SceneScout.Lab.Clusters;

namespace SceneScout.Lab.Chaos;

/// <summary>Turns the simulated world again and again, so that most listings have changed since they were read last.</summary>
internal static class MovingWorld
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    /// <summary>Turns until it is stopped.</summary>
    public static async Task TurnAsync(LocalSimulator simulator, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(cancellation))
            await simulator.TurnAsync(cancellation);
    }
}
