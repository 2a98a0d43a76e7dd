using System.Collections.Immutable;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Tasks;

namespace SceneScout.Domain.Planning;

/// <summary>Puts cities that lie close together into one cluster, so that one search serves them all.</summary>
public static class CityClusters
{
    /// <summary>The radius of the user's documents.</summary>
    public const double DefaultMaxRadiusMetres = 50_000;

    // About 5 km: fine enough to tell clusters apart, coarse enough to stay the same when a town is added.
    private const int CellLength = 5;

    /// <summary>
    /// Clusters cities: of all pairs of clusters the one whose union has the smallest covering radius is joined, again and again, while that radius stays within the limit.
    /// Every city is in exactly one cluster; the order of the input does not matter; a city given twice counts once; one with a radius of its own stays alone.
    /// </summary>
    /// <param name="cities">The cities.</param>
    /// <param name="maxRadiusMetres">No cluster's covering radius is larger; 0 or more.</param>
    /// <returns>Clusters by falling priority, then by cell.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative or no number.</exception>
    public static ImmutableArray<CityCluster> Of(IEnumerable<City> cities, double maxRadiusMetres = DefaultMaxRadiusMetres)
    {
        if (!(maxRadiusMetres >= 0))
            throw new ArgumentOutOfRangeException(nameof(maxRadiusMetres), maxRadiusMetres, "A cluster's radius is 0 metres or more.");
        var groups = cities
            .Distinct()
            .OrderByDescending(city => city.Population)
            .ThenBy(city => city.CountryCode, StringComparer.Ordinal)
            .ThenBy(city => city.Name, StringComparer.Ordinal)
            .ThenBy(city => city.Location.Latitude)
            .ThenBy(city => city.Location.Longitude)
            .ThenBy(city => city.TimeZone, StringComparer.Ordinal)
            .ThenBy(city => city.Region, StringComparer.Ordinal)
            .ThenBy(city => city.RadiusMetres)
            .ThenBy(city => city.Priority)
            .Select((city, rank) => new Group([city], [rank], city.Location, 0))
            .ToLookup(group => group.Cities[0].RadiusMetres is null);
        return Named([.. Join(groups[true], maxRadiusMetres), .. groups[false]]);
    }

    /// <summary>0 to 100: 40 for a hundred thousand people, 20 more for every tenfold; unknown populations get the default priority of tasks.</summary>
    public static int Priority(long population) =>
        population <= 0 ? NewTask.DefaultPriority : (int)Math.Clamp(Math.Round(20 * (Math.Log10(population) - 3)), 0, 100);

    private static int PriorityOf(ImmutableArray<City> cities) =>
        cities.Max(city => city.Priority) is { } given ? given * (100 / City.MaxPriority) : Priority(cities.Sum(city => city.Population));

    private static List<Group> Join(IEnumerable<Group> groups, double limit)
    {
        var pairs = new PriorityQueue<(int Left, int Right, Group Union), (double Radius, int Left, int Right)>();
        var alive = new SortedDictionary<int, Group>();
        var next = 0;
        foreach (var group in groups)
            Add(group);
        while (pairs.TryDequeue(out var pair, out _))
            if (alive.ContainsKey(pair.Left) && alive.ContainsKey(pair.Right))
            {
                alive.Remove(pair.Left);
                alive.Remove(pair.Right);
                Add(pair.Union);
            }

        return [.. alive.Values];

        void Add(Group group)
        {
            foreach (var (other, neighbour) in alive)
            {
                // Centroids further apart than twice the limit cannot both lie in one circle of it.
                if (neighbour.Centroid.DistanceTo(group.Centroid) > (2 * limit) + 1)
                    continue;
                var union = Group.Union(neighbour, group);
                if (union.Radius <= limit)
                    pairs.Enqueue((other, next, union), (union.Radius, other, next));
            }

            alive[next++] = group;
        }
    }

    private static ImmutableArray<CityCluster> Named(List<Group> groups)
    {
        var length = groups.ToDictionary(group => group, _ => CellLength);
        for (var more = CellLength; more < Geohash.MaxLength; more++)
            foreach (var same in groups.GroupBy(group => Geohash.Encode(group.Centroid, length[group])).Where(same => same.Count() > 1).ToList())
                foreach (var group in same)
                    length[group] = more + 1;
        return
        [
            .. groups
                .Select(group => new CityCluster(
                    Geohash.Encode(group.Centroid, length[group]),
                    group.Cities,
                    group.Centroid,
                    group.Radius,
                    PriorityOf(group.Cities))
                {
                    SearchRadiusMetres = group.Cities[0].RadiusMetres,
                })
                .OrderByDescending(cluster => cluster.Priority)
                .ThenBy(cluster => cluster.Cell, StringComparer.Ordinal),
        ];
    }

    // Ranks keep the cities in one order whatever joined first, so that sums of floating-point numbers agree.
    private sealed record Group(ImmutableArray<City> Cities, ImmutableArray<int> Ranks, GeoPoint Centroid, double Radius)
    {
        public static Group Union(Group left, Group right)
        {
            var members = left.Ranks.Zip(left.Cities).Concat(right.Ranks.Zip(right.Cities)).OrderBy(member => member.First).ToList();
            ImmutableArray<City> cities = [.. members.Select(member => member.Second)];
            var centroid = SphericalCentroid.Of(cities.Select(city => city.Location));
            return new Group(cities, [.. members.Select(member => member.First)], centroid, cities.Max(city => centroid.DistanceTo(city.Location)));
        }
    }
}
