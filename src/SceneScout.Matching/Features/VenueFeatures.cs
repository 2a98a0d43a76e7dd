using SceneScout.Matching.Places;
using SceneScout.Matching.Records;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Features;

/// <summary>What is measured of two venues. A value is NaN when one side does not say: unknown is not different.</summary>
internal static class VenueFeatures
{
    private const double EarthRadiusMetres = 6_371_008.8;

    // Two decimals of a degree are half a kilometre off at most; both sides may be.
    private const double CoarseMetres = 800;

    /// <summary>Metres within which two points may be one place.</summary>
    private const double AtPlaceMetres = 150;

    private const double AwayMetres = 400;

    // A suburb's middle and its city's.
    private const double SuburbMetres = 40_000;

    // Points within two kilometres lie in one town, or in neighbouring ones.
    private const float SameTown = 3.3f;

    public const int Distance = 0;
    public const int Phone = 1;
    public const int Link = 2;
    public const int Postal = 3;
    public const int City = 4;
    public const int Region = 5;
    public const int Country = 6;
    public const int Address = 7;
    public const int Name = 8;
    public const int Contained = 9;
    public const int Left = 10;
    public const int Type = 11;
    public const int Number = 12;
    public const int Category = 13;
    public const int NameHere = 14;
    public const int NameAway = 15;
    public const int LeftMost = 16;
    public const int Matched = 17;

    /// <summary>Features up to here cost next to nothing.</summary>
    public const int Cheap = 7;

    /// <summary>All features in their order.</summary>
    public static FeatureSpec[] Specs { get; } =
    [
        new("distance", 0, 1, 1.5, 1.8, 2, 2.2, 2.4, 2.7, 3, 3.3, 4, 5) { Trend = -1 },
        new("phone", 0, 0.35, 0.7, 1) { Trend = 1 },
        new("link", 0, 1, 2, 3),
        new("postalCode", 0, 0.4, 0.8, 1),
        new("city", 0, 0.25, 0.5, 1),
        new("region", 0, 1),
        new("country", 0, 1),
        new("address", 0, 1, 2, 3, 4, 5),
        new("name", 0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1) { Trend = 1 },
        new("nameContained", 0, 0.5, 0.75, 0.9, 1) { Trend = 1 },
        new("nameLeft", 0, 0.15, 0.35, 0.7, 1, 2),
        new("nameType", 0, 0.5, 1, 1.5, 2, 2.5, 3),
        new("nameNumber", 0, 1, 2, 3),
        new("category", 0, 0.5, 1),
        new("nameHere", 0, 0.3, 0.5, 0.7, 0.85, 1),
        new("nameAway", 0, 0.5, 0.8, 1),
        new("nameLeftMost", 0, 0.2, 0.5, 1, 2, 3),
        new("nameMatched", 0, 0.4, 0.7, 1, 1.5, 2, 3),
    ];

    /// <summary>Measures what costs next to nothing.</summary>
    public static void FillCheap(PreparedSide a, PreparedSide b, Span<float> values)
    {
        values[Distance] = a.Location is null || b.Location is null ? float.NaN : (float)Math.Log10(1 + Metres(a, b));
        values[Phone] = PhoneNumbers.Likeness(a.Phones, b.Phones);
        values[Link] = a.Link is { } one && b.Link is { } other ? LinkOf(one, other) : float.NaN;
        values[Postal] = a.Postal is { } left && b.Postal is { } right ? PostalCodeForm.Likeness(left, right) : float.NaN;
        values[City] = Cities(a, b);
        if (values[Distance] <= SameTown && values[City] < 0.5f)
            values[City] = 0.5f; // two points tell more than the names of suburbs do
        values[Region] = a.Place.IsRegionForeign == b.Place.IsRegionForeign ? Coded(a.Region, b.Region) : float.NaN;
        values[Country] = Coded(a.Country, b.Country);
    }

    /// <summary>Measures the rest.</summary>
    /// <param name="a">One side.</param>
    /// <param name="b">The other.</param>
    /// <param name="nameA">The venue's name on one side.</param>
    /// <param name="nameB">The venue's name on the other.</param>
    /// <param name="values">Where the values go; the cheap ones are in it.</param>
    /// <param name="ofEvents">True for the houses of two events: there one may be called by its hall, by first letters, or by a part of its name.</param>
    public static void FillCostly(PreparedSide a, PreparedSide b, PreparedName? nameA, PreparedName? nameB, Span<float> values, bool ofEvents = false)
    {
        values[Address] = a.Address is { } here && b.Address is { } there && a.Place.IsAddressForeign == b.Place.IsAddressForeign ? AddressComparison.Compare(here, there) : float.NaN;
        values[Category] = a.Kind == SideKind.Venue && b.Kind == SideKind.Venue && a.Category is { } one && b.Category is { } other ? CategoryOf(one, other) : float.NaN;
        values[Name..(Number + 1)].Fill(float.NaN);
        values[NameHere..(Matched + 1)].Fill(float.NaN);
        if (nameA is null || nameB is null || (ofEvents && nameA.Hash != nameB.Hash && (nameA.IsHallAlone || nameB.IsHallAlone)))
            return; // "Großer Saal": of which house, nobody says
        var places = new PlaceWordSet(a.PlaceWords, b.PlaceWords, WordHashes.None, WordHashes.None)
        {
            IsOfHouses = ofEvents,
            IsSameHouse = ofEvents && HouseMarks.Meet(a.Place.HouseMarks, b.Place.HouseMarks),
        };
        if (NameComparison.Scripts(nameA, nameB, places) is not { } name)
            return;
        values[Name] = name.Similarity;
        values[Contained] = name.Contained;
        values[Left] = name.Left;
        values[Type] = name.Type < 0 ? float.NaN : name.Type;
        values[Number] = name.Number < 0 ? float.NaN : NumberIsAddress(name.Number, nameA, nameB, a, b) ? float.NaN : name.Number;
        var metres = float.IsNaN(values[Distance]) ? -1 : Math.Pow(10, values[Distance]) - 1;
        values[LeftMost] = name.LeftMost;
        values[Matched] = name.Matched;
        if (values[Address] >= 4 || values[Phone] == 1 || (metres >= 0 && metres <= AtPlaceMetres))
            values[NameHere] = name.Similarity;
        else if (metres > AwayMetres || (metres < 0 && values[Address] <= 2))
            values[NameAway] = name.Similarity;
    }

    /// <summary>Metres between two sides that have coordinates.</summary>
    public static double Metres(PreparedSide a, PreparedSide b)
    {
        var (x, y, z) = (a.X - b.X, a.Y - b.Y, a.Z - b.Z);
        var chord = Math.Sqrt((x * x) + (y * y) + (z * z));
        var metres = 2 * EarthRadiusMetres * Math.Asin(Math.Min(1, chord / 2));
        return a.IsCoarse || b.IsCoarse ? Math.Max(0, metres - CoarseMetres) : metres;
    }

    /// <summary>3 the same thing by its id, 2 the same page, 1 the same site, 0 different sites.</summary>
    public static float LinkOf(LinkKey a, LinkKey b)
    {
        if (a.Thing != 0 && a.Thing == b.Thing)
            return 3;
        if (a.Page == b.Page)
            return 2;
        return a.Site == b.Site ? 1 : 0;
    }

    /// <summary>1 the same city, 0.5 one that is near or whose name is a part of the other's, 0.25 where one of them lies is unknown, 0 far from each other; NaN when one is missing.</summary>
    public static float Cities(PreparedSide a, PreparedSide b)
    {
        if (a.City.Length == 0 || b.City.Length == 0)
            return float.NaN;
        if (a.City == b.City)
            return 1;
        var (shorter, longer) = a.City.Length <= b.City.Length ? (a.City, b.City) : (b.City, a.City);
        if (shorter.Length >= 4 && longer.Contains(shorter, StringComparison.Ordinal))
            return 0.5f;
        if (a.CityPoints.Length == 0 || b.CityPoints.Length == 0)
            return a.Place.IsCityForeign == b.Place.IsCityForeign ? 0.25f : float.NaN;
        foreach (var here in a.CityPoints)
            foreach (var there in b.CityPoints)
                if (Math.Abs(here.Latitude - there.Latitude) < 1 && here.DistanceTo(there) <= SuburbMetres)
                    return 0.5f;
        return 0;
    }

    // A code and a name do not compare.
    private static float Coded(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
            return float.NaN;
        if (a == b)
            return 1;
        return a.Length <= 3 == b.Length <= 3 ? 0 : float.NaN;
    }

    private static float CategoryOf(PreparedName a, PreparedName b)
    {
        if (a.Hash == b.Hash)
            return 1;
        foreach (var word in a.Words)
            foreach (var other in b.Words)
                if (word.Class != WordClass.Stop && (word.Hash == other.Hash || (word.Group != 0 && word.Group == other.Group && word.Class == WordClass.Type)))
                    return 0.5f;
        return 0;
    }

    // "1909 Bar" at 1909 East Street: the number is where it is.
    private static bool NumberIsAddress(float state, PreparedName nameA, PreparedName nameB, PreparedSide a, PreparedSide b) =>
        state is 1 && (IsHouse(nameA, a) || IsHouse(nameA, b) || IsHouse(nameB, a) || IsHouse(nameB, b));

    private static bool IsHouse(PreparedName name, PreparedSide side)
    {
        if (side.Address is not { } address)
            return false;
        foreach (var word in name.Words)
            if (word.Class == WordClass.Number && int.TryParse(word.Text, out var number) && Array.IndexOf(address.Numbers, number) >= 0)
                return true;
        return false;
    }
}
