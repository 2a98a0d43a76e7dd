using System.Collections.Immutable;
using System.Diagnostics;
using Npgsql;

namespace SceneScout.Lab.Chaos;

/// <summary>Pages kept a second by each source over some seconds of a run.</summary>
/// <param name="At">The end of those seconds, in seconds since the start.</param>
/// <param name="PagesPerSecond">By source.</param>
internal sealed record RatePoint(double At, ImmutableSortedDictionary<string, double> PagesPerSecond);

/// <summary>Watches how many pages of listings are kept in the store, and how many tasks wait, by source, every half second; while the store does not answer it stands still.</summary>
/// <param name="connection">Of the cluster's database.</param>
internal sealed class Throughput(string connection)
{
    /// <summary>What a rate is taken over.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Lock _gate = new();
    private readonly List<RatePoint> _course = [];
    private (long At, ImmutableSortedDictionary<string, long> Pages) _point = (Stopwatch.GetTimestamp(), ImmutableSortedDictionary<string, long>.Empty);
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

    /// <summary>The course of the whole run, in steps of five seconds; longer ones while the store did not answer.</summary>
    public ImmutableArray<RatePoint> Course
    {
        get
        {
            lock (_gate)
                return [.. _course];
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
            "SELECT source, count(*) FILTER (WHERE status IN ('queued', 'leased')) AS live, sum(commits)::bigint AS pages FROM task_assignments WHERE source IS NOT NULL GROUP BY source");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var live = ImmutableDictionary.CreateBuilder<string, long>();
        var pages = ImmutableSortedDictionary.CreateBuilder<string, long>();
        while (await rows.ReadAsync(cancellation))
        {
            var source = rows.GetString(rows.GetOrdinal("source"));
            live[source] = rows.GetInt64(rows.GetOrdinal("live"));
            pages[source] = rows.GetInt64(rows.GetOrdinal("pages"));
        }

        _live = live.ToImmutable();
        var now = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            _samples.Add((now, pages.Values.Sum()));
            _samples.RemoveAll(s => Stopwatch.GetElapsedTime(s.At) > Kept);
            if (Stopwatch.GetElapsedTime(_point.At, now) < Step)
                return;
            var seconds = Stopwatch.GetElapsedTime(_point.At, now).TotalSeconds;
            _course.Add(new RatePoint(
                Math.Round(Stopwatch.GetElapsedTime(_started, now).TotalSeconds, 1),
                pages.ToImmutableSortedDictionary(p => p.Key, p => Math.Round((p.Value - _point.Pages.GetValueOrDefault(p.Key)) / seconds, 1))));
            _point = (now, pages.ToImmutable());
        }
    }

    private double? RateUntil((long At, long Pages) last)
    {
        // The youngest sample that is a window older.
        var first = _samples.FindLastIndex(s => Stopwatch.GetElapsedTime(s.At, last.At) >= Window);
        return first < 0 ? null : (last.Pages - _samples[first].Pages) / Stopwatch.GetElapsedTime(_samples[first].At, last.At).TotalSeconds;
    }
}
