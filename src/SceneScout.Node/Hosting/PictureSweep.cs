using SceneScout.Actors.Workers.Images;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Hosting;

/// <summary>Lets go of kept files that the store knows no picture of any more: those whose picture was pruned, and those of tasks that broke off before they could write.</summary>
internal sealed partial class PictureSweep(PictureServices pictures, IStore store, TimeProvider time, ILogger<PictureSweep> logger) : BackgroundService
{
    private const int Chunk = 500;

    // A task that is at work keeps files before it writes what they are.
    private static readonly TimeSpan LeastAge = TimeSpan.FromDays(1);

    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    /// <summary>Sweeps once.</summary>
    /// <returns>Pictures whose files were let go.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var gone = 0;
        await foreach (var old in pictures.Files.OlderThanAsync(time.GetUtcNow() - LeastAge, cancellation).Chunk(Chunk).WithCancellation(cancellation))
        {
            var known = await store.Pictures.FindAsync(old, cancellation);
            foreach (var hash in old.Where(hash => !known.ContainsKey(hash)))
            {
                await pictures.Files.RemoveAsync(hash, cancellation);
                gone++;
            }
        }

        return gone;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
            try
            {
                if (await SweepAsync(stoppingToken) is > 0 and var gone)
                    LogSwept(gone);
            }
            catch (Exception failed) when (failed is StoreUnavailableException or IOException or UnauthorizedAccessException)
            {
                LogFailed(failed.Message);
            }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Files of {Pictures} pictures that no event shows are gone.")]
    private partial void LogSwept(int pictures);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Files of pictures could not be swept, and will be at the next time: {Reason}")]
    private partial void LogFailed(string reason);
}
