using System.Collections.Immutable;
using System.Diagnostics;
using SceneScout.Classification;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Processing.Quality;
using SceneScout.Geocoding;
using SceneScout.Storage.Postgres;

namespace SceneScout.Lab.Bench;

/// <summary>What the feed costs a bulk write on PostgreSQL. Events go in enriched, as nodes write them: two changes each. The same writes, with it and without it, take turns on one database, so that whatever else the machine does meets both.</summary>
internal sealed class FeedBench(string connection, int rounds, int events)
{
    private const int WarmUps = 5;
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private int _made;

    /// <summary>Measures.</summary>
    /// <param name="cancellation">Stops it.</param>
    public async Task<FeedBenchReport> RunAsync(CancellationToken cancellation)
    {
        await using var with = PostgresStore.Open(connection, feeds: true);
        await using var without = PostgresStore.Open(connection, feeds: false);
        await with.MigrateAsync(cancellation);
        var pairs = new List<(double Without, double With)>();
        var ordering = new List<double>();
        for (var round = -WarmUps; round < rounds; round++)
        {
            // Each is first in every other round: what the first leaves behind for the second is shared out.
            var first = round % 2 == 0 ? await WriteAsync(without, cancellation) : 0;
            var fed = await WriteAsync(with, cancellation);
            var bare = round % 2 == 0 ? first : await WriteAsync(without, cancellation);
            var ordered = await OrderAsync(with, cancellation);
            if (round < 0)
                continue;
            pairs.Add((bare, fed));
            ordering.Add(ordered);
        }

        return FeedBenchReport.Of(events, pairs, ordering);
    }

    private async Task<double> WriteAsync(PostgresStore store, CancellationToken cancellation)
    {
        ImmutableArray<EventMutation> mutations = [.. Enumerable.Range(_made, events).Select(New)];
        _made += events;
        var started = Stopwatch.GetTimestamp();
        var written = await store.Events.WriteAsync(mutations, Now, cancellation);
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return written.All(w => w) ? took : throw new InvalidOperationException("A write was refused: the database is not this measurement's alone.");
    }

    // What readers do instead of writers: the rows get their places.
    private static async Task<double> OrderAsync(PostgresStore store, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        await store.Feed.ReadAsync(0, 1, documents: false, cancellation);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static EventMutation New(int n)
    {
        var listing = new Listing
        {
            Key = new ListingKey(SourceName.Ticketmaster, $"bench-{n}"),
            Title = $"An evening with quartet number {n}",
            Description = string.Join(' ', Enumerable.Repeat($"They play what they wrote last winter, part {n}.", 12)),
            Time = new EventTime(new EventMoment(new DateOnly(2027, 2, 1).AddDays(n % 80), new TimeOnly(20, 0), null), null, "Europe/Berlin", false),
            Venue = new Venue { Name = $"Hall {n % 200}", City = "Berlin", CountryCode = "DE", Location = new GeoPoint(52.4 + (n % 1000 / 5000.0), 13.2 + (n % 1777 / 5000.0)) },
            Url = $"https://events.example/e/{n}",
            Images = [new ImageLink($"https://images.example/{n}.jpg", 1024, 576)],
        };
        var member = new EventMember(listing, $"{n:x40}", 1, ["first listing"]);
        var id = new Guid(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
        var merged = EventMerge.Merge(id, $"bench/{n % 80}", 1, [member]);
        return new EventMutation(merged, 0, [member], []) { TraceParent = Trace, Enrichment = EventProcessing.Process(merged, GeoAtlas.Bundled, ListingCategorizer.Bundled, QualityOptions.Default, Now) };
    }
}
