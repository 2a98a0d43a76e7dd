using SceneScout.Actors.Hosting;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Hosting;

/// <summary>Brings the cities of the settings into the store, and keeps those that a node searches as the store has them. Every node looks for itself, so no message can be missed.</summary>
internal sealed partial class CityFeed(SpawnServices services, CitySettings settings, ILogger<CityFeed> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <summary>Looks once.</summary>
    /// <returns>Whether there are others than before.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public static async Task<bool> ReadAsync(SpawnServices services, CancellationToken cancellation) =>
        services.Targets.Replace([.. (await services.Store.Cities.ListAsync(cancellation)).Select(target => target.City)]);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A node that turns out to be of another cluster leaves this one's cities alone.
        await services.Admission.WaitAsync(stoppingToken);
        var brought = false;
        using var timer = new PeriodicTimer(Period, services.Time);
        do
            try
            {
                if (!brought)
                    await services.Store.Cities.ConfigureAsync(settings.Cities, settings.BuiltIn, services.Now, stoppingToken);
                brought = true;
                if (await ReadAsync(services, stoppingToken))
                    LogChanged(logger, services.Targets.Count);
            }
            catch (StoreUnavailableException)
            {
                // They stay as they are; that the store does not answer is reported by its probe.
            }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The cities to search around have changed: {Count} now")]
    private static partial void LogChanged(ILogger logger, int count);
}
