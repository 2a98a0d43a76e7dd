using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Geocoding;
using SceneScout.Sources.Nominatim;

namespace SceneScout.Cli.Commands;

/// <summary>Asks an online geocoder for what <c>scout geo</c> knows roughly alone: a question once, however many lines ask it.</summary>
internal sealed class OnlineGeo(IGeocoder geocoder) : IDisposable
{
    private const int MostKept = 100_000;
    private readonly Dictionary<string, GeocoderAnswer> _answers = new(StringComparer.Ordinal);

    /// <summary>Questions that got no answer.</summary>
    public int Failed { get; private set; }

    /// <summary>What is wrong with what was given; null when nothing is.</summary>
    public static string? Mistake(string? address, string? contact, double callsPerSecond) => address switch
    {
        null => null,
        _ when !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") => $"--online '{address}' is not accepted; give an http or https address, such as https://geocode.example.org/.",
        _ when callsPerSecond is not (>= 0.01 and <= 1000) => $"--calls-per-second {callsPerSecond} is not accepted; give 0.01 to 1000.",
        _ when new Uri(address).Host.Equals("nominatim.openstreetmap.org", StringComparison.OrdinalIgnoreCase) && (string.IsNullOrWhiteSpace(contact) || callsPerSecond > 1) =>
            "nominatim.openstreetmap.org asks for an address of mail (--contact) and allows one call a second.",
        _ => null,
    };

    /// <summary>One for an address; null for none.</summary>
    public static OnlineGeo? Of(string? address, string? contact, double callsPerSecond) => address is null ? null : new OnlineGeo(NominatimGeocoder.Create(
        new NominatimOptions { BaseAddress = new Uri(address.EndsWith('/') ? address : $"{address}/"), Contact = contact?.Trim() ?? "", CallsPerSecond = callsPerSecond }, TimeProvider.System));

    /// <inheritdoc />
    public void Dispose() => (geocoder as IDisposable)?.Dispose();

    /// <summary>A better answer to a line, or the one that there is.</summary>
    public async Task<GeoLineAnswer> BetterAsync(GeoLine line, GeoLineAnswer known, CancellationToken cancellation)
    {
        if (line.Point is { } point)
            return known.City is not null ? known : await AskAsync($"{point}", () => geocoder.AtAsync(new GeoPoint(point.Latitude, point.Longitude), cancellation), known) is { } at
                ? known with { City = at.City, Region = at.Region, CountryCode = at.CountryCode ?? known.CountryCode }
                : known;
        if (!OnlinePlacing.IsWanted(known.Precision, GeoPrecision.Street) || Question(line.Query, known) is not { } question)
            return known;
        var place = await AskAsync(question.Key, () => geocoder.FindAsync(question, cancellation), known);
        return place is null || OnlinePlacing.Mistake(question, place) is not null || !IsBetter(place, known)
            ? known
            : known with
            {
                Latitude = place.Point.Latitude,
                Longitude = place.Point.Longitude,
                Precision = place.Precision.Name(),
                City = known.City ?? place.City,
                Region = known.Region ?? place.Region,
                CountryCode = known.CountryCode ?? place.CountryCode,
                TimeZone = GeoAtlas.Bundled.Zones.At(place.Point.Latitude, place.Point.Longitude),
            };
    }

    private static PlaceQuestion? Question(PlaceQuery query, GeoLineAnswer known) => PlaceQuestion.Of(new Venue
    {
        Name = query.Venue,
        Address = query.Address,
        City = query.City ?? known.City,
        Region = query.Region,
        PostalCode = query.PostalCode,
        CountryCode = known.CountryCode ?? GeoAtlas.Bundled.CountryCode(query.Country),
    });

    private static bool IsBetter(OnlinePlace place, GeoLineAnswer known) =>
        OnlinePlacing.IsWanted(known.Precision, place.Precision) && (GeoPoint.From(known.Latitude, known.Longitude) is not { } town || town.DistanceTo(place.Point) <= OnlinePlacing.LargestDistance);

    private async Task<OnlinePlace?> AskAsync(string key, Func<Task<GeocoderAnswer>> ask, GeoLineAnswer line)
    {
        if (!_answers.TryGetValue(key, out var answer))
        {
            answer = await ask();
            if (answer is GeocoderAnswer.Failed failed)
            {
                Failed++;
                await Console.Error.WriteLineAsync($"{line.Id}: {failed.Fault}");
            }
            else if (_answers.Count < MostKept)
            {
                _answers.Add(key, answer);
            }
        }

        return (answer as GeocoderAnswer.Found)?.Place;
    }
}
