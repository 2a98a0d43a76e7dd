using System.CommandLine;
using System.Text.Json;
using SceneScout.Contracts;
using SceneScout.Contracts.Json;
using SceneScout.Domain.Geo;
using SceneScout.Geocoding;

namespace SceneScout.Cli.Commands;

/// <summary><c>scout geo</c>: points of places, and cities, regions, countries and time zones of points.</summary>
internal static class GeoCommand
{
    private static readonly JsonSerializerOptions Output = new(ViewJson.Line) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<string>("--in") { Description = "JSON Lines: {\"id\",\"latitude\",\"longitude\"} or {\"id\",\"address\",\"venue\",\"city\",\"region\",\"country\",\"postalCode\"}, - for standard input", Required = true };
        var output = new Option<string>("--out") { Description = "Where to write {\"id\",\"latitude\",\"longitude\",\"precision\",\"city\",\"region\",\"countryCode\",\"timeZone\"} for each line, - for standard output", Required = true };
        var near = new Option<string?>("--near") { Description = "LATITUDE,LONGITUDE of the area that is searched: of places of one name the one near it is meant" };
        var online = new Option<string?>("--online") { Description = "Address of a server that speaks as Nominatim does: places that bundled data knows less exactly than a street are asked for there" };
        var contact = new Option<string?>("--contact") { Description = "Address of mail that the server of --online is told, as public ones ask" };
        var pace = new Option<double>("--calls-per-second") { Description = "Calls a second to the server of --online", DefaultValueFactory = _ => 1 };
        var command = new Command("geo", "Find the points of places and the cities, regions, countries and time zones of points, from bundled data") { input, output, near, online, contact, pace };
        command.SetAction(async (given, cancellation) =>
        {
            (double, double)? area = null;
            if (given.GetValue(near) is { } text)
            {
                if (GeoPoint.Read(text) is not { } point)
                    return CommandLineErrors.Refuse($"--near '{text}' is not accepted; give a latitude from -90 to 90 and a longitude from -180 to 180, such as 52.52,13.40.");
                area = (point.Latitude, point.Longitude);
            }

            if (OnlineGeo.Mistake(given.GetValue(online), given.GetValue(contact), given.GetValue(pace)) is { } refused)
                return CommandLineErrors.Refuse(refused);
            using var asked = OnlineGeo.Of(given.GetValue(online), given.GetValue(contact), given.GetValue(pace));
            var lines = new LineFile(given.GetValue(input)!);
            var to = given.GetValue(output)!;
            return lines.Mistake(to) is { } mistake ? CommandLineErrors.Refuse(mistake) : await RunAsync(lines, to, area, asked, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(LineFile lines, string to, (double Latitude, double Longitude)? near, OnlineGeo? online, CancellationToken cancellation)
    {
        await using var writer = LineFile.Writer(to);
        await foreach (var line in lines.ReadAsync(GeoLine.Read, cancellation))
        {
            var answer = Answer(line, near);
            if (online is not null)
                answer = await online.BetterAsync(line, answer, cancellation);
            await writer.WriteLineAsync(JsonSerializer.Serialize(answer, Output).AsMemory(), cancellation);
        }

        return lines.Refused == 0 && online?.Failed is null or 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static GeoLineAnswer Answer(GeoLine line, (double Latitude, double Longitude)? near)
    {
        var atlas = GeoAtlas.Bundled;
        if (line.Point is { } point)
        {
            var city = atlas.CityAt(point.Latitude, point.Longitude);
            return new(line.Id, point.Latitude, point.Longitude, null, city?.Name, city?.Region, city?.CountryCode ?? atlas.CountryAt(point.Latitude, point.Longitude), atlas.Zones.At(point.Latitude, point.Longitude));
        }

        return atlas.Find(line.Query with { Near = near }) is { } found
            ? new(line.Id, found.Latitude, found.Longitude, found.Precision.Name(), found.City.Name, found.City.Region, found.City.CountryCode, atlas.Zones.At(found.Latitude, found.Longitude))
            : new(line.Id, null, null, null, null, null, atlas.CountryCode(line.Query.Country), null);
    }
}
