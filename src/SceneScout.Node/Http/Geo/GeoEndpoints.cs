using System.Globalization;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Geo;
using SceneScout.Geocoding;
using SceneScout.Node.Http.Descriptions;

namespace SceneScout.Node.Http.Geo;

/// <summary><c>GET /api/geo</c> and <c>GET /api/geo/reverse</c>: points of places and places of points, from the bundled data alone. Nobody else is asked.</summary>
internal static class GeoEndpoints
{
    private const int MostSigns = 200;
    private static readonly string[] Parts = ["address", "venue", "city", "region", "country", "postalCode"];

    /// <summary>Maps the routes.</summary>
    public static void MapGeo(this WebApplication app)
    {
        app.MapGet("/api/geo", Forward).WithName("findPlace").WithSummary("The point of a place, as a feed writes it")
            .WithDescription("Any part may be missing, or hold more than its name says; of places of one name the one that region, postal code and near speak for is meant, else the one with the most people. 404 where nothing names a place.")
            .Asks(
                QueryWord.Text("address", "street and number, or the whole address"),
                QueryWord.Text("venue", "the venue's name"),
                QueryWord.Text("city", "city, town or district", "Paris"),
                QueryWord.Text("region", "state, province or county: its name or code", "TX"),
                QueryWord.Text("country", "its code of two or three letters, or its name in one of seventy languages", "US"),
                QueryWord.Text("postalCode", "postal code"),
                QueryWord.Text("near", "latitude,longitude in degrees of the middle of the area that is meant", "33.7,-95.6"))
            .Gives<PlaceView>().IsTagged();
        app.MapGet("/api/geo/reverse", Reverse).WithName("findCity").WithSummary("City, region, country and time zone of a point")
            .WithDescription("city and region are left out where no city is near, countryCode at sea.")
            .Asks(
                QueryWord.Number("latitude", "degrees north", -90, 90) with { Needed = true },
                QueryWord.Number("longitude", "degrees east", -180, 180) with { Needed = true })
            .Gives<PlaceView>().IsTagged();
    }

    /// <summary>Reads what is said of a place.</summary>
    /// <returns>It, or the answer that names the field that is wrong.</returns>
    public static (PlaceQuery Query, IResult? Mistake) Read(IQueryCollection given)
    {
        foreach (var part in Parts)
            if (Text(part) is { Length: > MostSigns } text)
                return (default, Problems.Field(part, text, $"at most {MostSigns} signs"));
        var query = new PlaceQuery
        {
            Address = Text("address"),
            Venue = Text("venue"),
            City = Text("city"),
            Region = Text("region"),
            Country = Text("country"),
            PostalCode = Text("postalCode"),
        };
        if (query == default)
            return (default, Problems.Field("city", null, $"at least one of {string.Join(", ", Parts)}"));
        if (Text("near") is not { } near)
            return (query, null);
        return GeoPoint.Read(near) is { } middle
            ? (query with { Near = (middle.Latitude, middle.Longitude) }, null)
            : (default, Problems.Field("near", near, "latitude,longitude in degrees, for example 52.52,13.405"));

        string? Text(string name) => given[name].ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
    }

    private static IResult Forward(HttpRequest request, SpawnServices services)
    {
        var (query, mistake) = Read(request.Query);
        if (mistake is not null)
            return mistake;
        return services.Atlas.Find(query) is { } found
            ? new TaggedJson(new PlaceView(found.Latitude, found.Longitude, found.Precision.Name(), found.City.Name, found.City.Region, found.City.CountryCode, services.Atlas.Zones.At(found.Latitude, found.Longitude)))
            : Problems.Of(StatusCodes.Status404NotFound, "NOT_FOUND", "Nothing in it names a place that is known.");
    }

    private static IResult Reverse(string? latitude, string? longitude, SpawnServices services)
    {
        if (Degrees(latitude) is not { } north || !GeoPoint.IsLatitude(north))
            return Problems.Field("latitude", latitude, "a number from -90 to 90");
        if (Degrees(longitude) is not { } east || !GeoPoint.IsLongitude(east))
            return Problems.Field("longitude", longitude, "a number from -180 to 180");
        var city = services.Atlas.CityAt(north, east);
        return new TaggedJson(new PlaceView(north, east, null, city?.Name, city?.Region, city?.CountryCode ?? services.Atlas.CountryAt(north, east), services.Atlas.Zones.At(north, east)));
    }

    private static double? Degrees(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : null;
}
