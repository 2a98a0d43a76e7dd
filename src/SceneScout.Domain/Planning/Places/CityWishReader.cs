using System.Globalization;
using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Planning.Places;

/// <summary>Reads a city as people write it: <c>PLACE[/RADIUS[/PRIORITY]]</c>, the place being <c>NAME[, REGION][, COUNTRY]</c> or <c>NAME@LATITUDE,LONGITUDE</c>.</summary>
public static class CityWishReader
{
    /// <summary>What is accepted.</summary>
    public const string Accepted = "a place such as Hamburg, 'Springfield, IL' or home@52.52,13.40, with a radius and a priority of 1 to 10 if wanted: Hamburg/30km/5";

    /// <summary>Metres at least.</summary>
    public const double LeastRadius = 500;

    /// <summary>Metres at most.</summary>
    public const double MostRadius = 500_000;

    private const int MaxName = 100;
    private const double MetresPerMile = 1609.344;

    /// <summary>Reads one.</summary>
    /// <returns>The wish, or what is wrong with it.</returns>
    public static (CityWish? Wish, string? Mistake) Read(string text)
    {
        var parts = text.Split('/', StringSplitOptions.TrimEntries);
        if (parts.Length > 3 || parts[0].Length == 0)
            return (null, $"'{text}' is not accepted: {Accepted}.");
        double? radius = null;
        int? priority = null;
        if (parts.Length > 1 && parts[1].Length > 0)
        {
            radius = Radius(parts[1]);
            if (radius is null)
                return (null, $"radius '{parts[1]}' of '{text}' is not accepted: {LeastRadius / 1000:0.#} to {MostRadius / 1000:0} km, such as 30km, 20mi or 30000 (metres).");
        }

        if (parts.Length > 2)
        {
            if (!int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var given) || given is < 1 or > City.MaxPriority)
                return (null, $"priority '{parts[2]}' of '{text}' is not accepted: 1 to {City.MaxPriority}, {City.MaxPriority} the most urgent.");
            priority = given;
        }

        var at = parts[0].LastIndexOf('@');
        return at < 0 ? Named(text, parts[0], radius, priority) : Pointed(text, parts[0][..at].Trim(), parts[0][(at + 1)..], radius, priority);
    }

    private static (CityWish?, string?) Named(string text, string place, double? radius, int? priority)
    {
        var names = place.Split(',', StringSplitOptions.TrimEntries);
        return names.Length > 3 || names.Any(name => name.Length is 0 or > MaxName)
            ? (null, $"'{text}' is not accepted: {Accepted}.")
            : (new CityWish(names[0], names[1..], null, radius, priority), null);
    }

    private static (CityWish?, string?) Pointed(string text, string name, string point, double? radius, int? priority)
    {
        if (name.Length is 0 or > MaxName || name.Contains(',', StringComparison.Ordinal))
            return (null, $"'{text}' needs a name without commas before the '@', of at most {MaxName} characters: home@52.52,13.40.");
        return GeoPoint.Read(point) is { } place
            ? (new CityWish(name, [], place, radius, priority), null)
            : (null, $"point '{point}' of '{text}' is not accepted: latitude -90 to 90, longitude -180 to 180, in degrees: home@52.52,13.40.");
    }

    private static double? Radius(string text)
    {
        var unit = text.TrimStart('.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var metres = unit.Trim().ToLowerInvariant() switch { "" or "m" => 1, "km" => 1000, "mi" => MetresPerMile, _ => 0 };
        return metres > 0 && double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number * metres is >= LeastRadius and <= MostRadius and var radius
                ? Math.Round(radius)
                : null;
    }
}
