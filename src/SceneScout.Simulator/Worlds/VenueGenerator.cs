using System.Globalization;

namespace SceneScout.Simulator.Worlds;

/// <summary>Makes the venues of a city, within 25 km of its centre and denser in the middle.</summary>
internal static class VenueGenerator
{
    private const double MaximumMetres = 24_000;
    private static readonly double[] KindWeights = [3, 7, 14, 9, 6, 16, 10, 5, 12, 10, 8];

    /// <summary>The venue with the given index, wholly determined by the branch.</summary>
    public static WorldVenue Create(int index, int cityIndex, SplitRandom random)
    {
        var city = Cities.All[cityIndex];
        var kind = (VenueKind)random.PickWeighted(KindWeights);
        var angle = random.Next(0, 2 * Math.PI);
        var metres = Math.Pow(random.NextDouble(), 1.7) * MaximumMetres;
        var (lat, lon) = GeoMath.Move(city.Latitude, city.Longitude, metres * Math.Cos(angle), metres * Math.Sin(angle));
        var name = Name(kind, city, ref random);
        var number = random.Next(1, city.NumberFirst ? 2400 : 180).ToString(CultureInfo.InvariantCulture);
        var street = random.Pick(city.Streets);
        var slug = $"{Slug.Of(name)}-{Slug.Of(city.Name)}";
        return new WorldVenue(
            index,
            cityIndex,
            kind,
            name,
            city.NumberFirst ? $"{number} {street}" : $"{street} {number}",
            Postal(city.PostalPattern, ref random),
            lat,
            lon,
            Capacity(kind, ref random),
            Identifiers.Ticketmaster("KovZ", index + 1),
            (10_000_000L + (index * 37L)).ToString(CultureInfo.InvariantCulture),
            (26_000_000L + (index * 11L)).ToString(CultureInfo.InvariantCulture),
            random.Chance(0.2) ? $"{slug}-{random.Next(2, 9)}" : slug,
            Identifiers.Google(index + 1, ref random));
    }

    private static string Name(VenueKind kind, WorldCity city, ref SplitRandom random)
    {
        var word = random.Pick(Vocabulary.VenueWords);
        var second = random.Pick(Vocabulary.Nouns);
        return kind switch
        {
            VenueKind.Arena => random.Chance(0.5) ? $"{word} Arena" : $"{city.Name} {word} Stadium",
            VenueKind.ConcertHall => random.Chance(0.5) ? $"{word} Concert Hall" : $"The {word} Ballroom",
            VenueKind.Club => random.Chance(0.5) ? $"The {word} & {second}" : $"Club {word} {second}",
            VenueKind.Theatre => random.Chance(0.5) ? $"{word} {second} Theatre" : $"{word} Playhouse",
            VenueKind.ComedyClub => $"The {word} Comedy Club",
            VenueKind.Bar => random.Chance(0.5) ? $"{word} & {second} Brewery" : $"The {second} Bar",
            VenueKind.Gallery => random.Chance(0.4) ? $"{city.Name} Museum of {second}" : $"{word} {second} Gallery",
            VenueKind.Cinema => $"{word} Cinema",
            VenueKind.CommunityCentre => random.Chance(0.5) ? $"{word} Community Centre" : $"{word} {second} Library",
            VenueKind.Office => $"{word} {second} Workspace",
            VenueKind.Park => $"{word} {second} Park",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of venue."),
        };
    }

    private static int Capacity(VenueKind kind, ref SplitRandom random) => kind switch
    {
        VenueKind.Arena => random.Next(80, 650) * 100,
        VenueKind.ConcertHall => random.Next(80, 300) * 10,
        VenueKind.Park => random.Next(10, 200) * 100,
        VenueKind.Theatre => random.Next(20, 150) * 10,
        _ => random.Next(4, 60) * 10,
    };

    private static string Postal(string pattern, ref SplitRandom random)
    {
        var chars = pattern.ToCharArray();
        for (var i = 0; i < chars.Length; i++)
        {
            chars[i] = chars[i] switch
            {
                '#' => (char)('0' + random.Next(10)),
                '?' => (char)('A' + random.Next(26)),
                _ => chars[i],
            };
        }

        return new string(chars);
    }
}
