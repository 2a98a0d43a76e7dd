using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Node.Configuration;
using SceneScout.Sources;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Security;

/// <summary>Keeps a node's key rings as the store has the keys: those of the settings first, then the sealed ones. Every node looks for itself, so no message can be missed.</summary>
internal sealed partial class KeyRingFeed(KeyVault vault, IStore store, SourceSet sources, ScoutOptions options, TimeProvider time, ILogger<KeyRingFeed> logger) : BackgroundService
{
    private ImmutableSortedDictionary<string, ImmutableArray<string>> _fed = ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);
    private string _unreadable = "";

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Security.KeyPoll, time);
        do
            await FeedAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task FeedAsync(CancellationToken cancellation)
    {
        try
        {
            var (secrets, unreadable) = await vault.OpenAsync(cancellation);
            Report(unreadable);
            foreach (var (name, settings) in options.Sources)
                await FeedAsync(name, [.. settings.AllKeys, .. secrets.GetValueOrDefault(name.Value, [])], cancellation);
        }
        catch (StoreUnavailableException e)
        {
            // The rings stay as they are: a store that is away is no reason to stop calling.
            LogUnavailable(logger, e.Message);
        }
    }

    private async Task FeedAsync(SourceName source, ImmutableArray<string> keys, CancellationToken cancellation)
    {
        if (sources.Keys(source) is not { } ring || (_fed.TryGetValue(source.Value, out var before) && before.SequenceEqual(keys)))
            return;
        ring.Replace(keys);
        if (!before.IsDefault)
        {
            LogChanged(logger, source.Value, keys.Length);
            // Tasks that wait since other keys are used up or silent may go on with this one.
            if (keys.Except(before, StringComparer.Ordinal).Any())
                await store.Tasks.HurryAsync(source.Value, time.GetUtcNow(), cancellation);
        }

        _fed = _fed.SetItem(source.Value, keys);
    }

    private void Report(ImmutableArray<KeyInfo> unreadable)
    {
        var names = string.Join(", ", unreadable.Select(k => $"{k.Source}/{k.Name}"));
        if (names != _unreadable && names.Length > 0)
            LogUnreadable(logger, names);
        _unreadable = names;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The keys of {Source} have changed: {Count} in use")]
    private static partial void LogChanged(ILogger logger, string source, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No master key of this node opens the sealed keys {Names}; they are not in use here")]
    private static partial void LogUnreadable(ILogger logger, string names);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sealed keys could not be read: {Message}")]
    private static partial void LogUnavailable(ILogger logger, string message);
}
