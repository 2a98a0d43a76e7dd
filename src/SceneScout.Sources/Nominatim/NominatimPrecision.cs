using SceneScout.Geocoding;

namespace SceneScout.Sources.Nominatim;

/// <summary>How exact the point of an answer is, by what was found and how large it is. Pure.</summary>
internal static class NominatimPrecision
{
    // Ranks of places as OpenStreetMap's server gives them: 4 countries, 8 states, 12 counties, 16 cities, 20 suburbs, 26 streets, 30 houses and what stands in one.
    private const int FirstOfCities = 13;
    private const int FirstOfStreets = 26;
    private const int FirstOfHouses = 28;

    // The middle of a thing this large is not its door.
    private const double LargestBuilding = 600;
    private const double LongestStreet = 10_000;

    /// <summary>The precision.</summary>
    /// <param name="kind">What was found: <c>addresstype</c>, else <c>type</c>.</param>
    /// <param name="rank"><c>place_rank</c>; null when it is not told.</param>
    /// <param name="metres">Diagonal of its bounding box; null when it is not told.</param>
    public static GeoPrecision Of(string? kind, int? rank, double? metres)
    {
        var named = kind switch
        {
            "house" or "building" or "house_number" or "amenity" or "shop" or "tourism" or "office" or "historic" or "club" or "craft" or "emergency" or "leisure" or "man_made" or "healthcare" => GeoPrecision.Rooftop,
            "road" or "street" or "square" or "highway" or "residential" or "pedestrian" or "footway" => GeoPrecision.Street,
            "postcode" => GeoPrecision.PostalCode,
            "city" or "town" or "village" or "hamlet" or "municipality" or "suburb" or "neighbourhood" or "quarter" or "borough" or "city_district" or "district" or "locality" => GeoPrecision.City,
            "state" or "region" or "province" or "county" or "state_district" or "country" or "country_code" or "continent" => GeoPrecision.Region,
            _ => rank switch
            {
                >= FirstOfHouses => GeoPrecision.Rooftop,
                >= FirstOfStreets => GeoPrecision.Street,
                >= FirstOfCities => GeoPrecision.City,
                null => GeoPrecision.City,
                _ => GeoPrecision.Region,
            },
        };
        return (named, metres) switch
        {
            (GeoPrecision.Rooftop, > LongestStreet) or (GeoPrecision.Street, > LongestStreet) => GeoPrecision.City,
            (GeoPrecision.Rooftop, > LargestBuilding) => GeoPrecision.Street,
            _ => named,
        };
    }
}
