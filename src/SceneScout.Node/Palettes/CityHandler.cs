using SceneScout.Actors.Hosting;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Text;
using SceneScout.Node.Hosting;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <see cref="CityPalette"/>.</summary>
internal sealed class CityHandler : CommandPaletteHandler
{
    private readonly SpawnServices _services;

    public CityHandler(CommandServices services)
        : base(CityPalette.Palette)
    {
        _services = services.Spawn;
        Process("list", async (_, cancellation) => (await _services.Store.Cities.ListAsync(cancellation)).Select(Line));
        Process("add", (call, cancellation) => AddAsync(call.Arguments.Required("city"), cancellation));
        Process("remove", (call, cancellation) => RemoveAsync(call.Arguments.Required("city"), cancellation));
    }

    private async Task<IEnumerable<CommandResponse>> AddAsync(string text, CancellationToken cancellation)
    {
        var (city, mistake) = _services.Cities.Resolve(text);
        if (city is null)
            return [Wrong(mistake!)];
        if (!await _services.Store.Cities.PutAsync(city, _services.Now, cancellation))
            return [CommandResponse.Refused(new SpawnFault(FaultKind.WorkerLimit, $"There are {ICityStore.MaxCities} cities already; remove one first."))];
        await CityFeed.ReadAsync(_services, cancellation);
        return [CommandResponse.Of($"Added {Text(city)}; it is searched with the next plan", Data(city))];
    }

    private async Task<IEnumerable<CommandResponse>> RemoveAsync(string text, CancellationToken cancellation)
    {
        var targets = await _services.Store.Cities.ListAsync(cancellation);
        var key = TextNormaliser.Key(text.Split('/', '@')[0]);
        var named = targets.Where(t => TextNormaliser.Key(t.City.Label) == key).ToList();
        if (named.Count == 0)
            named = [.. targets.Where(t => TextNormaliser.Key(t.City.Name) == key)];
        // Another name of one of them: Cologne, or Springfield, Illinois.
        if (named.Count == 0 && _services.Cities.Resolve(text).City is { } meant)
            named = [.. targets.Where(t => t.City.Label == meant.Label)];
        switch (named)
        {
            case []:
                return [Wrong($"'{text}' is not searched; city list shows what is.")];
            case [var only]:
                await _services.Store.Cities.RemoveAsync(only.City.Label, cancellation);
                await CityFeed.ReadAsync(_services, cancellation);
                return
                [
                    CommandResponse.Of($"Removed {only.City.Label}", Data(only.City)),
                    .. only.Origin == CityOrigin.Settings ? [CommandResponse.Line("discovery.cities names it: it comes back when a node starts with that setting.")] : Array.Empty<CommandResponse>(),
                ];
            default:
                return [Wrong($"'{text}' could be {string.Join("; ", named.Select(t => t.City.Label))}; say which.")];
        }
    }

    private static CommandResponse Wrong(string mistake) => CommandResponse.Refused(new SpawnFault(FaultKind.Validation, $"city: {mistake}"));

    private static CommandResponse Line(TargetCity target) => CommandResponse.Of(Texts.Of($"{Text(target.City)} | {Origin(target.Origin)}"), new { city = Data(target.City), origin = Origin(target.Origin), since = target.CreatedAt });

    private static string Text(City city) => Texts.Of(
        $"{city.Label} | {city.Location.Latitude:0.####},{city.Location.Longitude:0.####} | {(city.RadiusMetres is { } radius ? Texts.Of($"{radius / 1000:0.#} km") : "usual")} | {(city.Priority is { } priority ? Texts.Of($"{priority}") : "by people")} | {city.TimeZone} | {(city.Population > 0 ? Texts.Of($"{city.Population:N0}") : "-")}");

    private static object Data(City city) => new
    {
        name = city.Name,
        region = city.Region,
        countryCode = city.CountryCode,
        latitude = city.Location.Latitude,
        longitude = city.Location.Longitude,
        radius = city.RadiusMetres,
        priority = city.Priority,
        timeZone = city.TimeZone,
        population = city.Population,
    };

    private static string Origin(CityOrigin origin) => origin switch { CityOrigin.BuiltIn => "built in", CityOrigin.Settings => "settings", _ => "added" };
}
