using System.Collections.Immutable;
using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Planning;

/// <summary>The cities that are searched when nobody says which.</summary>
public static class TargetCities
{
    /// <summary>Twenty cities on six continents. Some lie close together on purpose: New York and Newark, Tokyo and Yokohama are searched as one.</summary>
    public static readonly ImmutableArray<City> Default =
    [
        new("New York", "US", new GeoPoint(40.7143, -74.0060), "America/New_York", 8_175_133),
        new("Newark", "US", new GeoPoint(40.7357, -74.1724), "America/New_York", 277_140),
        new("Los Angeles", "US", new GeoPoint(34.0522, -118.2437), "America/Los_Angeles", 3_971_883),
        new("Chicago", "US", new GeoPoint(41.8500, -87.6500), "America/Chicago", 2_720_546),
        new("Denver", "US", new GeoPoint(39.7392, -104.9847), "America/Denver", 682_545),
        new("Toronto", "CA", new GeoPoint(43.7001, -79.4163), "America/Toronto", 2_731_571),
        new("Mexico City", "MX", new GeoPoint(19.4285, -99.1277), "America/Mexico_City", 12_294_193),
        new("São Paulo", "BR", new GeoPoint(-23.5475, -46.6361), "America/Sao_Paulo", 10_021_295),
        new("London", "GB", new GeoPoint(51.5085, -0.1257), "Europe/London", 8_961_989),
        new("Paris", "FR", new GeoPoint(48.8534, 2.3488), "Europe/Paris", 2_138_551),
        new("Berlin", "DE", new GeoPoint(52.5244, 13.4105), "Europe/Berlin", 3_426_354),
        new("Madrid", "ES", new GeoPoint(40.4165, -3.7026), "Europe/Madrid", 3_255_944),
        new("Cape Town", "ZA", new GeoPoint(-33.9258, 18.4232), "Africa/Johannesburg", 3_433_441),
        new("Mumbai", "IN", new GeoPoint(19.0728, 72.8826), "Asia/Kolkata", 12_691_836),
        new("Singapore", "SG", new GeoPoint(1.2897, 103.8501), "Asia/Singapore", 3_547_809),
        new("Tokyo", "JP", new GeoPoint(35.6895, 139.6917), "Asia/Tokyo", 8_336_599),
        new("Yokohama", "JP", new GeoPoint(35.4333, 139.6500), "Asia/Tokyo", 3_574_443),
        new("Sydney", "AU", new GeoPoint(-33.8679, 151.2073), "Australia/Sydney", 4_627_345),
        new("Melbourne", "AU", new GeoPoint(-37.8140, 144.9633), "Australia/Melbourne", 4_246_375),
        new("Auckland", "NZ", new GeoPoint(-36.8485, 174.7635), "Pacific/Auckland", 417_910),
    ];

    /// <summary>A city by name, ignoring case and marks; null when there is none.</summary>
    /// <param name="name">For example <c>Berlin</c>.</param>
    public static City? Find(string name) =>
        Default.FirstOrDefault(city => Text.TextNormaliser.Key(city.Name) == Text.TextNormaliser.Key(name));
}
