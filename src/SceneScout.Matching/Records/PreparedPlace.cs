using NodaTime;
using SceneScout.Domain.Geo;
using SceneScout.Matching.Places;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Records;

/// <summary>Where a record is, normalised once. Immutable but for its zone, which is looked up when somebody asks.</summary>
internal sealed class PreparedPlace
{
    private const float LeastWeight = 0.2f;
    private readonly string? _city;
    private readonly string? _region;
    private readonly string? _country;
    private readonly Lazy<DateTimeZone?> _zone;
    private DateTimeZone[]? _zones;

    private PreparedPlace(MatchSide side, bool isVenue)
    {
        // An address in one line names the city behind the street; what the record says of it elsewhere counts.
        var line = side.Address is null ? null : AddressTail.Of(side.Address);
        (_city, _region, _country) = (Given(side.City, line?.City), Given(side.Region, line?.Region), side.Country);
        Venue = isVenue ? null : PreparedName.Of(side.Venue, kind: NameKind.Place);
        Location = GeoPoint.From(side.Latitude, side.Longitude);
        if (Location is { } point)
        {
            (X, Y, Z) = Unit(point);
            IsCoarse = IsShort(point.Latitude) && IsShort(point.Longitude);
        }

        City = ComparableText.Of(_city);
        CityPoints = City.Length == 0 ? [] : Towns.PointsOf(_city!, side.Country);
        Region = ComparableText.Of(_region);
        Country = ComparableText.Of(side.Country);
        Postal = PostalCodeForm.Of(side.PostalCode) ?? PostalCodeForm.Of(line?.Postal);
        var left = new HashSet<string>(ComparableText.Words(_city), StringComparer.Ordinal);
        left.UnionWith(ComparableText.Words(side.PostalCode));
        left.UnionWith(ComparableText.Words(line?.City));
        Address = line is null ? null : PreparedAddress.Of(line.Street, left);
        Words = new WordHashes(PlaceHashes());
        VenueWords = Venue is null ? WordHashes.None : new WordHashes(Venue.Words.Where(word => word.Weight > LeastWeight).Select(word => word.Hash));
        HouseMarks = isVenue ? [] : Places.HouseMarks.Of(side.Venue, Words);
        AddressWords = isVenue || side.Address is null ? WordHashes.None : new WordHashes(ComparableText.Words(side.Address).Select(word => WordHash.Of(WordList.Bundled.Form(word))));
        (IsCityForeign, IsRegionForeign, IsAddressForeign) = (Script.IsOther(_city), Script.IsOther(_region), Script.IsOther(side.Address));
        _zone = new Lazy<DateTimeZone?>(FindZone);
    }

    /// <summary>What is found out of it once may be kept by this number, which no other place of the process has; 0 where no other record shares it.</summary>
    public long Number { get; private init; }

    /// <summary>The point; null when unknown.</summary>
    public GeoPoint? Location { get; }

    /// <summary>The venue's name; null when there is none, and for a record that is a venue itself.</summary>
    public PreparedName? Venue { get; }

    /// <summary>The point on a ball of radius 1: distances without angles.</summary>
    public double X { get; }

    public double Y { get; }

    public double Z { get; }

    /// <summary>True when the coordinates have two decimals at most: a kilometre.</summary>
    public bool IsCoarse { get; }

    public string City { get; }

    /// <summary>Where cities of that name lie, the biggest first.</summary>
    public GeoPoint[] CityPoints { get; }

    public string Region { get; }

    public string Country { get; }

    public string? Postal { get; }

    public PreparedAddress? Address { get; }

    /// <summary>Hashes of the words that say where it is: in a name they tell little.</summary>
    public WordHashes Words { get; }

    /// <summary>Hashes of the venue's words: in an event's title they tell little.</summary>
    public WordHashes VenueWords { get; }

    /// <summary>What the house of an event may be called by, see <see cref="Places.HouseMarks"/>.</summary>
    public ulong[] HouseMarks { get; }

    /// <summary>Hashes of the words of an event's address, which may hold the house's name.</summary>
    public WordHashes AddressWords { get; }

    /// <summary>True when the city is written in another script than Latin.</summary>
    public bool IsCityForeign { get; }

    /// <summary>The same of the region.</summary>
    public bool IsRegionForeign { get; }

    /// <summary>The same of the address.</summary>
    public bool IsAddressForeign { get; }

    /// <summary>The time zone there; null when it cannot be told.</summary>
    public DateTimeZone? Zone => _zone.Value;

    /// <summary>True where nothing but the city's name, which towns elsewhere may share, tells the zone.</summary>
    public bool IsZoneGuessed => Location is null && ((Region.Length == 0 && Country.Length == 0) || Zone is null);

    /// <summary>The time zones of all towns of the city's name, where that does not tell which is meant.</summary>
    public DateTimeZone[] Zones => _zones ??= Location is not null || City.Length == 0 ? [] : [.. Towns.ZonesOf(_city!, _country).Select(DateTimeZoneProviders.Tzdb.GetZoneOrNull).OfType<DateTimeZone>()];

    /// <summary>Normalises where a record is.</summary>
    /// <param name="side">The record.</param>
    /// <param name="isVenue">True when it is a venue: then its name says what it is, not where.</param>
    public static PreparedPlace Of(MatchSide side, bool isVenue) => new(side, isVenue);

    /// <summary>Likewise, for records that share it.</summary>
    /// <param name="side">The record.</param>
    /// <param name="isVenue">See <see cref="Of"/>.</param>
    /// <param name="number">See <see cref="Number"/>.</param>
    public static PreparedPlace Shared(MatchSide side, bool isVenue, long number) => new(side, isVenue) { Number = number };

    private static string? Given(string? field, string? line) => string.IsNullOrWhiteSpace(field) ? line : field;

    private static (double X, double Y, double Z) Unit(GeoPoint point)
    {
        var (sinLat, cosLat) = Math.SinCos(point.Latitude * Math.PI / 180);
        var (sinLon, cosLon) = Math.SinCos(point.Longitude * Math.PI / 180);
        return (cosLat * cosLon, cosLat * sinLon, sinLat);
    }

    private static bool IsShort(double degrees) => Math.Abs((degrees * 100) - Math.Round(degrees * 100)) < 1e-7;

    private IEnumerable<ulong> PlaceHashes()
    {
        foreach (var text in new[] { _city, _region, _country })
            foreach (var word in ComparableText.Words(text))
                yield return WordHash.Of(WordList.Bundled.Form(word));
        foreach (var word in Address?.Streets ?? [])
            yield return word.Hash;
        foreach (var word in Location is { } point ? Towns.WordsAt(point) : [])
            yield return word;
    }

    private DateTimeZone? FindZone()
    {
        var found = Location is { } point ? Towns.ZoneAt(point) : CityZone();
        return found is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(found);
    }

    private string? CityZone() => City.Length == 0 ? null : Towns.ZoneOf(_city!, _region, _country);
}
