using System.Text;
using SceneScout.Geocoding.Names;

namespace SceneScout.Geocoding.Places;

/// <summary>Weighs the places of a name against each other: by their people, by what they are, and by what else is known.</summary>
internal sealed class PlaceScale(PlaceData data, CountryTable countries, PostalCodeReader codes)
{
    private const double NearRegion = 6;
    private const double RegionAlone = -1.5;
    private const double CountryAlone = -4;
    // Of two parts of cities of one name, that of the larger city is rather meant; a town of its own rather than either.
    private const double OfItsCity = 0.4;
    private const double PartOfCity = -2.9;
    // Above that of a region: Praha is the city, not the region that is called so, too.
    private const double OtherName = -1.4;
    // The people of Englewood write Chicago.
    private const double Unaddressed = -2;
    private const double Meant = 3;
    // Burlington in Vermont, the seat of its county and the largest town around, is rather meant than a larger Burlington that is neither; so is a state's capital.
    private const double OfCourt = 0.3;
    private const double OwnCentre = 0.3;
    private const double MetresPerUnit = 111_195 / PlaceData.PerDegree;
    private readonly PlaceData _data = data;

    /// <summary>The likeliest place that a key finds.</summary>
    public Candidate Best(string key, in SearchContext context)
    {
        if (key.Length > PlaceKey.MaxLength)
            return Candidate.None;
        Span<byte> bytes = stackalloc byte[PlaceKey.MaxLength];
        return Best(bytes[..Encoding.ASCII.GetBytes(key, bytes)], context);
    }

    /// <summary>The likeliest place that a key finds.</summary>
    public Candidate Best(ReadOnlySpan<byte> key, in SearchContext context)
    {
        var best = Candidate.None;
        foreach (var target in _data.Keys.Find(key))
        {
            int place;
            var score = 0d;
            switch (target.Kind)
            {
                case KeyTargetKind.Place:
                    place = target.Index;
                    score = target.IsOtherName ? OtherName : PartBonus(place) + TownBonus(place);
                    break;
                case KeyTargetKind.AkinPlace:
                    place = target.Index;
                    score = PartBonus(place);
                    break;
                case KeyTargetKind.MeantPlace:
                    place = target.Index;
                    score = Meant;
                    break;
                case KeyTargetKind.Region:
                    place = _data.RegionMain[target.Index];
                    // States before counties; a county's name alone is rather a town's.
                    score = RegionAlone - (0.5 * (_data.RegionLevel[target.Index] - 1));
                    break;
                case KeyTargetKind.Country when target.Index == context.Country:
                    place = countries.CapitalOf(target.Index);
                    score = CountryAlone;
                    break;
                default:
                    continue;
            }

            if (place < 0 || (context.Country >= 0 && _data.Country[place] != context.Country && !(target.Kind == KeyTargetKind.MeantPlace && countries.IsUnder(_data.Country[place], context.Country))))
                continue;
            score += Score(place, context);
            if (score > best.Score)
                best = new(place, score, target.Kind is KeyTargetKind.Region or KeyTargetKind.Country) { IsCountry = target.Kind is KeyTargetKind.Country };
        }

        return best;
    }

    /// <summary>True for a place of a state, or near the largest place of a county.</summary>
    public bool IsIn(int place, int region) =>
        _data.Region[place] == region
        || (_data.RegionLevel[region] == 2 && _data.RegionMain[region] is var main and >= 0
            && Metres(_data.Latitudes[place], _data.Longitudes[place], _data.Latitudes[main], _data.Longitudes[main]) < 60_000);

    private double PartBonus(int place) =>
        _data.Parents[place] is not (var parent and >= 0) ? 0
        : (_data.Flags[place] & PlaceFlags.Unaddressed) != 0 ? Unaddressed
        : PartOfCity + (OfItsCity * Math.Log10(Math.Max(_data.Populations[parent], 1)));

    private double TownBonus(int place) =>
        ((_data.Flags[place] & (PlaceFlags.CountySeat | PlaceFlags.Seat | PlaceFlags.Capital)) != 0 ? OfCourt : 0) + ((_data.Flags[place] & PlaceFlags.OwnCentre) != 0 ? OwnCentre : 0);

    private double Score(int place, in SearchContext context)
    {
        var flags = _data.Flags[place];
        var score = Math.Log10(Math.Max(_data.Populations[place], (flags & PlaceFlags.Settlement) != 0 ? 150 : 30));
        if (context.Region >= 0 && IsIn(place, context.Region))
            score += NearRegion;
        if (context.Code >= 0)
            score += Closeness(place, _data.CodeLatitudes[context.Code], _data.CodeLongitudes[context.Code], codes.IsExact(context.Code) ? 15_000 : 60_000) * NearRegion;
        if (context.Near is { } near)
            score += Closeness(place, near.Latitude, near.Longitude, 150_000) * NearRegion;
        return score;
    }

    // 1 at the point, 1/2 at the distance, 0 far away.
    private double Closeness(int place, int latitude, int longitude, double half)
    {
        var metres = Metres(_data.Latitudes[place], _data.Longitudes[place], latitude, longitude) / half;
        return 1 / (1 + (metres * metres));
    }

    /// <summary>Metres between two points, as columns have them.</summary>
    public static double Metres(int latitude, int longitude, int toLatitude, int toLongitude)
    {
        double dx = Math.Abs(toLongitude - longitude);
        if (dx > 18_000_000)
            dx = 36_000_000 - dx;
        dx *= Math.Cos((latitude + toLatitude) / 2 / PlaceData.PerDegree * Math.PI / 180);
        double dy = toLatitude - latitude;
        return Math.Sqrt((dx * dx) + (dy * dy)) * MetresPerUnit;
    }
}
