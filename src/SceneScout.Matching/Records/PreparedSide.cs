using NodaTime;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Text;
using SceneScout.Matching.Places;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Records;

/// <summary>A record, normalised once: everything that comparing needs, nothing that it would have to compute again.</summary>
public sealed class PreparedSide
{
    private const int MostPerformers = 12;

    private PreparedSide(MatchSide side)
    {
        Side = side;
        Kind = side.Kind ?? Guessed(side);
        var isVenue = Kind == SideKind.Venue;
        Title = isVenue ? PreparedName.Of(side.Title ?? side.Venue, kind: NameKind.Place) : PreparedName.Of(side.Title is { } title ? AgeWords.Without(title) : null, side.Start?.Date.Year, NameKind.Event);
        Venue = isVenue ? null : PreparedName.Of(side.Venue, kind: NameKind.Place);
        Location = GeoPoint.From(side.Latitude, side.Longitude);
        if (Location is { } point)
        {
            (X, Y, Z) = Unit(point);
            IsCoarse = IsShort(point.Latitude) && IsShort(point.Longitude);
        }

        City = ComparableText.Of(side.City);
        CityPoints = City.Length == 0 ? [] : Towns.PointsOf(side.City!, side.Country);
        Region = ComparableText.Of(side.Region);
        Country = ComparableText.Of(side.Country);
        Postal = PostalCodeForm.Of(side.PostalCode);
        var left = new HashSet<string>(ComparableText.Words(side.City), StringComparer.Ordinal);
        left.UnionWith(ComparableText.Words(side.PostalCode));
        Address = PreparedAddress.Of(side.Address, left);
        Phones = PhoneNumbers.Of(side.Phone);
        Link = LinkKey.Of(side.Url);
        Category = PreparedName.Of(side.Category);
        Performers = [.. side.Performers.Take(MostPerformers).Select(name => PreparedName.Of(name)).OfType<PreparedName>()];
        PlaceWords = new WordHashes(PlaceHashes());
        VenueWords = Venue is null ? WordHashes.None : new WordHashes(Venue.Words.Where(word => word.Weight > 0.2f).Select(word => word.Hash));
        Start = side.Start is { } start ? LocalStart.Of(start, Zone) : null;
        End = side.End is { } end ? LocalStart.Of(end, Zone) : null;
    }

    /// <summary>The record as it came.</summary>
    public MatchSide Side { get; }

    /// <summary>What it speaks of.</summary>
    public SideKind Kind { get; }

    /// <summary>Where it is; null when unknown.</summary>
    public GeoPoint? Location { get; }

    internal PreparedName? Title { get; }

    internal PreparedName? Venue { get; }

    /// <summary>The point on a ball of radius 1: distances without angles.</summary>
    internal double X { get; }

    internal double Y { get; }

    internal double Z { get; }

    /// <summary>True when the coordinates have two decimals at most: a kilometre.</summary>
    internal bool IsCoarse { get; }

    internal string City { get; }

    /// <summary>Where cities of that name lie, the biggest first.</summary>
    internal GeoPoint[] CityPoints { get; }

    internal string Region { get; }

    internal string Country { get; }

    internal string? Postal { get; }

    internal PreparedAddress? Address { get; }

    internal ulong[] Phones { get; }

    internal LinkKey? Link { get; }

    internal PreparedName? Category { get; }

    internal PreparedName[] Performers { get; }

    /// <summary>Hashes of the words that say where it is: in a name they tell little.</summary>
    internal WordHashes PlaceWords { get; }

    /// <summary>Hashes of the venue's words: in an event's title they tell little.</summary>
    internal WordHashes VenueWords { get; }

    internal LocalStart? Start { get; }

    internal LocalStart? End { get; }

    /// <summary>Normalises a record.</summary>
    public static PreparedSide Of(MatchSide side) => new(side);

    private static SideKind Guessed(MatchSide side)
    {
        if (side.Start is not null || side.End is not null || side.Performers.Count > 0)
            return SideKind.Event;
        return side.Title is not null && side.Venue is not null && ComparableText.Of(side.Title) != ComparableText.Of(side.Venue) ? SideKind.Event : SideKind.Venue;
    }

    private static (double X, double Y, double Z) Unit(GeoPoint point)
    {
        var (sinLat, cosLat) = Math.SinCos(point.Latitude * Math.PI / 180);
        var (sinLon, cosLon) = Math.SinCos(point.Longitude * Math.PI / 180);
        return (cosLat * cosLon, cosLat * sinLon, sinLat);
    }

    private static bool IsShort(double degrees) => Math.Abs((degrees * 100) - Math.Round(degrees * 100)) < 1e-7;

    private IEnumerable<ulong> PlaceHashes()
    {
        foreach (var text in new[] { Side.City, Side.Region, Side.Country })
            foreach (var word in ComparableText.Words(text))
                yield return WordHash.Of(WordList.Bundled.Form(word));
        foreach (var word in Address?.Streets ?? [])
            yield return word.Hash;
        foreach (var word in Location is { } point ? Towns.WordsAt(point) : [])
            yield return word;
    }

    private DateTimeZone? Zone()
    {
        if (Side.TimeZone is { } id && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id.Trim()) is { } zone)
            return zone;
        var found = Location is { } point ? Towns.ZoneAt(point) : CityZone();
        return found is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(found);
    }

    // The largest of that name, in its country where one is named.
    private string? CityZone()
    {
        if (City.Length == 0)
            return null;
        var country = Country.Length == 2 ? Country.ToUpperInvariant() : null;
        var named = Towns.Named(Side.City ?? "");
        return named.Count == 0 ? null : Towns.ZoneAt(named.Where(town => town.CountryCode == country).DefaultIfEmpty(named[0]).First().Point());
    }
}
