namespace SceneScout.Geocoding.Tests;

internal sealed record RecordedVenue(double Latitude, double Longitude, string City, string? CountryCode, string? TimeZone);
