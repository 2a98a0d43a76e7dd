using System.Collections.Immutable;
using System.Diagnostics;
using Npgsql;

namespace SceneScout.Node.Chaos;

/// <summary>Watches how many pages of listings are kept in the store, and how many tasks wait, by source, every half second; while the store does not answer it stands still.</summary>
/// <param name="connection">Of the cluster's database.</param>
internal sealed class Throughput(string connection)
{
    /// <summary>What a rate is taken over.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);
    private readonly Lock _gate = new();
    private readonly List<(long At, long Pages)> _samples = [];
    private ImmutableDictionary<string, long> _live = ImmutableDictionary<string, long>.Empty;

    /// <summary>Pages kept a second, over the last window; 0 before there was one.</summary>
    public double PerSecond
    {
        get
        {
            lock (_gate)
                return _samples is [.., var last] ? RateUntil(last) ?? 0 : 0;
        }
    }

    /// <summary>Tasks of a source that wait or are at work.</summary>
    public long Live(string source) => _live.GetValueOrDefault(source);

    /// <summary>How long after a moment the first window began that has a rate; null when there was none so far. Rates are known when their window is over.</summary>
    public TimeSpan? ReachedAfter(long moment, double perSecond)
    {
        lock (_gate)
            foreach (var sample in _samples)
                if (Stopwatch.GetElapsedTime(moment, sample.At) >= Window && RateUntil(sample) >= perSecond)
                    return Stopwatch.GetElapsedTime(moment, sample.At) - Window;
        return null;
    }

    /// <summary>Samples until it is stopped.</summary>
    public async Task WatchAsync(CancellationToken cancellation)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(0.5));
        while (await timer.WaitForNextTickAsync(cancellation))
            try
            {
                await SampleAsync(database, cancellation);
            }
            catch (NpgsqlException)
            {
                // A store that is away is one of the acts.
            }
    }

    private async Task SampleAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "SELECT source, count(*) FILTER (WHERE status IN ('queued', 'leased')), sum(commits)::bigint FROM task_assignments WHERE source IS NOT NULL GROUP BY source");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var live = ImmutableDictionary.CreateBuilder<string, long>();
        var pages = 0L;
        while (await rows.ReadAsync(cancellation))
        {
            live[rows.GetString(0)] = rows.GetInt64(1);
            pages += rows.GetInt64(2);
        }

        _live = live.ToImmutable();
        lock (_gate)
        {
            _samples.Add((Stopwatch.GetTimestamp(), pages));
            _samples.RemoveAll(s => Stopwatch.GetElapsedTime(s.At) > Kept);
        }
    }

    private double? RateUntil((long At, long Pages) last)
    {
        // The youngest sample that is a window older.
        var first = _samples.FindLastIndex(s => Stopwatch.GetElapsedTime(s.At, last.At) >= Window);
        return first < 0 ? null : (last.Pages - _samples[first].Pages) / Stopwatch.GetElapsedTime(_samples[first].At, last.At).TotalSeconds;
    }
}
