using System.Collections.Immutable;
using System.Diagnostics;
using Npgsql;
using SceneScout.Domain.Tasks;
using SceneScout.Lab.Bench.Http;
using SceneScout.Storage.Contracts;

namespace SceneScout.Lab.Bench.Claims;

/// <summary>How long a claim of one task takes while many wait: tasks of five sources and forty areas of each, of all priorities. What is claimed is completed, as workers do, so the queue leaves behind what it leaves behind in use.</summary>
/// <param name="store">A store with no tasks.</param>
/// <param name="connection">Its PostgreSQL database, for the bare statement; null on SQLite.</param>
/// <param name="options">What is measured.</param>
/// <param name="time">Stamps tasks and leases.</param>
internal sealed class ClaimsBench(IStore store, string? connection, ClaimsBenchOptions options, TimeProvider time)
{
    private const int Batch = 5000;
    private const int Areas = 40;
    private const string BareStatement =
        """
        UPDATE task_assignments SET status = 'leased', worker_id = 'bare', lease_until = now() + interval '1 minute', fence = fence + 1, attempts = attempts + 1
        WHERE task_id = (SELECT task_id FROM task_assignments WHERE (status = 'queued') IS TRUE AND task_type = $1 AND coalesce(source, '') = $2
            ORDER BY claim_rank, created_at, task_id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING task_id, parameters
        """;

    private static readonly ImmutableArray<string> Sources = ["eventbrite", "googleplaces", "meetup", "ticketmaster", "yelp"];
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Measures.</summary>
    /// <param name="say">Tells progress.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InvalidOperationException">The queue holds other tasks, or ran empty while it was measured; the message tells which.</exception>
    public async Task<ClaimsBenchReport> RunAsync(Action<string> say, CancellationToken cancellation)
    {
        await store.MigrateAsync(cancellation);
        if (!(await store.Tasks.ListAsync(null, null, 1, cancellation)).IsEmpty)
            throw new InvalidOperationException("The store holds tasks already: give one that is this measurement's alone.");
        var started = Stopwatch.GetTimestamp();
        for (var first = 0; first < options.Tasks; first += Batch)
            await store.Tasks.EnqueueAsync([.. Enumerable.Range(first, Math.Min(Batch, options.Tasks - first)).Select(New)], int.MaxValue, time.GetUtcNow(), cancellation);
        var filled = Stopwatch.GetElapsedTime(started).TotalSeconds;
        say($"{options.Tasks} tasks were queued in {filled:0.0} s.");
        var claims = ImmutableArray.CreateBuilder<ClaimFigures>();
        foreach (var claimers in options.Claimers)
            claims.Add(await MeasureAsync(claimers, n => ClaimAsync($"{claimers}/{n}", cancellation), lease => store.Tasks.CompleteAsync(lease, "{}", time.GetUtcNow(), cancellation)));
        return new ClaimsBenchReport(options.Tasks, Math.Round(filled, 2), claims.ToImmutable(), connection is null ? null : await BareAsync(connection, cancellation));
    }

    private async Task<TaskLease> ClaimAsync(string worker, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var claimed = await store.Tasks.ClaimAsync(new ClaimRequest(TaskType.Discovery, worker, 1, now + Lease, []), now, cancellation);
        return claimed.IsEmpty ? throw RanEmpty() : claimed[0].Lease;
    }

    private async Task<ClaimFigures> BareAsync(string database, CancellationToken cancellation)
    {
        await using var pool = NpgsqlDataSource.Create(database);
        await using var session = await pool.OpenConnectionAsync(cancellation);
        var source = new NpgsqlParameter<string> { TypedValue = Sources[0] };
        await using var command = new NpgsqlCommand(BareStatement, session) { Parameters = { new() { Value = TaskType.Discovery.Name() }, source } };
        await command.PrepareAsync(cancellation);
        var turn = 0;
        return await MeasureAsync(1, _ => TakeAsync(), _ => Task.CompletedTask);

        async Task<bool> TakeAsync()
        {
            source.TypedValue = Sources[turn++ % Sources.Length];
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            return await rows.ReadAsync(cancellation) ? true : throw RanEmpty();
        }
    }

    private InvalidOperationException RanEmpty() => new($"All of the {options.Tasks} tasks are claimed before the time is over: give more of them, or fewer seconds.");

    private async Task<ClaimFigures> MeasureAsync<T>(int claimers, Func<int, Task<T>> claim, Func<T, Task> end)
    {
        await TogetherAsync(options.Duration / 10);
        var started = Stopwatch.GetTimestamp();
        var all = await TogetherAsync(options.Duration);
        var took = Stopwatch.GetElapsedTime(started);
        return new ClaimFigures(claimers, Math.Round(all.Sum(times => times.Count) / took.TotalSeconds, 1), Latencies.Of(all.SelectMany(times => times)));

        Task<List<double>[]> TogetherAsync(TimeSpan duration) => Task.WhenAll(Enumerable.Range(0, claimers).Select(n => Task.Run(() => ClaimForAsync(() => claim(n), end, duration))));
    }

    private static async Task<List<double>> ClaimForAsync<T>(Func<Task<T>> claim, Func<T, Task> end, TimeSpan duration)
    {
        var times = new List<double>();
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < duration)
        {
            var asked = Stopwatch.GetTimestamp();
            var claimed = await claim();
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            await end(claimed);
        }

        return times;
    }

    private static NewTask New(int n) => new()
    {
        Id = $"bench-{n}",
        Type = TaskType.Discovery,
        Source = Sources[n % Sources.Length],
        Area = $"{Sources[n % Sources.Length]}/area-{n / Sources.Length % Areas}",
        Priority = n / (Sources.Length * Areas) % 10,
        ParametersJson = $$"""{"latitude":52.5,"longitude":13.4,"radius":{{n}}}""",
    };
}
