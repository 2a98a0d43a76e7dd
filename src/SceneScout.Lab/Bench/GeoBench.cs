using System.Diagnostics;
using System.Security.Cryptography;
using SceneScout.Domain.Text;
using SceneScout.Geocoding;

namespace SceneScout.Lab.Bench;

/// <summary>Measures the bundled geocoder on one core: places by name, cities and time zones by point. Beside it, in the same run, what the machine does otherwise.</summary>
public static class GeoBench
{
    private const int Queries = 20_000;
    private const int Rounds = 5;
    private const int Seed = 20240601;
    private const double JitterDegrees = 0.05;

    /// <summary>Measures.</summary>
    /// <param name="time">For each figure.</param>
    /// <param name="cancellation">Ends it.</param>
    public static GeoBenchReport Run(TimeSpan time, CancellationToken cancellation)
    {
        var before = GC.GetTotalMemory(true);
        var watch = Stopwatch.StartNew();
        var atlas = GeoAtlas.Bundled;
        atlas.Find(new PlaceQuery { City = "Berlin", Country = "DE" });
        var load = watch.Elapsed;
        var resident = GC.GetTotalMemory(true) - before;
        var places = Sample(atlas);
        var queries = places.Select(place => new PlaceQuery { City = place.Name, Region = place.Region, Country = place.CountryCode }).ToArray();
        var loose = places.Select((place, i) => new PlaceQuery { City = Written(place, i), Country = place.CountryCode }).ToArray();
        var points = Points(places);
        var plain = places.GroupBy(place => (TextNormaliser.Key(place.Name), place.CountryCode)).ToDictionary(group => group.Key, group => group.MaxBy(place => place.Population).Number);
        var block = new byte[1024];
        var hash = new byte[SHA256.HashSizeInBytes];
        return new(
            load,
            resident,
            atlas.Bytes,
            Measure(time, i => atlas.Find(queries[i]) is not null, cancellation),
            Measure(time, i => atlas.Find(loose[i]) is not null, cancellation),
            Measure(time, i => atlas.CityAt(points[i].Latitude, points[i].Longitude) is not null, cancellation),
            Measure(time, i => atlas.Zones.At(points[i].Latitude, points[i].Longitude).Length > 0, cancellation),
            Measure(time, i => plain.ContainsKey((TextNormaliser.Key(queries[i].City), queries[i].Country!)), cancellation),
            Measure(time, _ => SHA256.HashData(block, hash) > 0, cancellation));
    }

    private static KnownPlace[] Sample(GeoAtlas atlas)
    {
        var random = new Random(Seed);
        var all = atlas.Places.Where(place => place.Population > 0).ToArray();
        return [.. Enumerable.Range(0, Queries).Select(_ => all[random.Next(all.Length)])];
    }

    // As feeds write them: some with the state behind, some in capitals, most plain.
    private static string Written(KnownPlace place, int i) => (i % 10) switch
    {
        0 => $"{place.Name}, {place.Region}",
        1 => place.Name.ToUpperInvariant(),
        _ => place.Name,
    };

    private static (double Latitude, double Longitude)[] Points(KnownPlace[] places)
    {
        var random = new Random(Seed);
        double Off() => ((random.NextDouble() * 2) - 1) * JitterDegrees;
        return [.. places.Select(place => (Math.Clamp(place.Latitude + Off(), -90, 90), Math.Clamp(place.Longitude + Off(), -180, 180)))];
    }

    // The best of some rounds: what else the machine does counts least there.
    private static GeoFigure Measure(TimeSpan time, Func<int, bool> lookUp, CancellationToken cancellation)
    {
        var (best, found) = (0d, 0);
        for (var round = 0; round < Rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var watch = Stopwatch.StartNew();
            long count = 0;
            for (; watch.Elapsed < time / Rounds; count += 100)
                for (var i = 0; i < 100; i++)
                    lookUp((int)((count + i) % Queries));
            best = Math.Max(best, count / watch.Elapsed.TotalSeconds);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Queries; i++)
            found += lookUp(i) ? 1 : 0;
        return new(best, (GC.GetAllocatedBytesForCurrentThread() - allocated) / Queries, found / (double)Queries);
    }
}
