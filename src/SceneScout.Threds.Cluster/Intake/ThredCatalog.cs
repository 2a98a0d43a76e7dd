using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Intake;

/// <summary>A node's catalog of patterns: loaded from what the patterns' owners write to the store, whenever one of them says so, and now and then. Safe for concurrent use.</summary>
internal sealed partial class ThredCatalog(IThredStore store, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile PatternCatalog _current = PatternCatalog.Empty;
    private Dictionary<(string, int), CompiledPattern> _compiled = [];
    private HashSet<(string, int)> _refused = [];

    /// <summary>What is known now.</summary>
    internal PatternCatalog Current => _current;

    /// <summary>Done when the store was read for the first time; until then nothing is known.</summary>
    internal Task FirstLoaded => _first.Task;

    /// <summary>Loads what the store has. What was written before the call is known after it.</summary>
    internal async Task RefreshAsync(CancellationToken cancellation)
    {
        await _loading.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var patterns = await store.PatternsAsync(cancellation).ConfigureAwait(false);
            var groups = await store.GroupsAsync(cancellation).ConfigureAwait(false);
            var compiled = new Dictionary<(string, int), CompiledPattern>();
            var refused = new HashSet<(string, int)>();
            foreach (var stored in patterns)
            {
                var key = (stored.PatternId, stored.Version);
                if (_compiled.TryGetValue(key, out var known) || (!_refused.Contains(key) && Compile(stored) is { } made && (known = made) is not null))
                    compiled[key] = known;
                else
                    refused.Add(key);
            }

            (_compiled, _refused) = (compiled, refused);
            _current = new(patterns.Where(stored => compiled.ContainsKey((stored.PatternId, stored.Version))).Select(stored => (compiled[(stored.PatternId, stored.Version)], stored.Active)), new(groups));
            _first.TrySetResult();
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();

    private CompiledPattern? Compile(StoredPattern stored)
    {
        try
        {
            return CompiledPattern.Put(JsonElement.Parse(Encoding.UTF8.GetBytes(stored.Json)), stored.Version, ignoreUnknownFields: true);
        }
        catch (Exception e) when (e is ModelException or JsonException)
        {
            // One that an earlier version accepted harms itself alone.
            LogRefused(stored.PatternId, stored.Version, e.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Pattern {Pattern}, version {Version}, cannot be read and is left out: {Reason}")]
    private partial void LogRefused(string pattern, int version, string reason);
}
