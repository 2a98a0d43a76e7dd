using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.Tests.Sixth;

/// <summary>Searches the City Agenda, tile by tile, page by page.</summary>
internal sealed class CityAgendaClient(SourceHttp http) : SourceClient<CityAgendaCursor>(http, CityAgendaCursorJson.Default.CityAgendaCursor)
{
    private const int MostPages = 50;
    private static readonly CityAgendaAdapter Adapter = new();

    /// <inheritdoc />
    protected override CityAgendaCursor First(AreaQuery query) => new();

    /// <inheritdoc />
    protected override bool IsValid(CityAgendaCursor cursor) => cursor is { Tile: >= 0, Pages: >= 0 and < MostPages };

    /// <inheritdoc />
    protected override async Task<FetchResult> StepAsync(AreaQuery query, CityAgendaCursor cursor, CancellationToken cancellation)
    {
        var tiles = Circle.Of(query.Centre, query.RadiusMetres).Cover(CityAgendaCapabilities.Value.MaxRadiusMetres);
        if (cursor.Tile >= tiles.Count)
            return Page(new ParsedAnswer { Note = "The end of the search." }, null);
        var path = Path(query, tiles[cursor.Tile], cursor);
        var answer = await Http.SendAsync(key => Authorised(path, key), cancellation);
        if (answer is not JsonAnswer.Ok ok)
            return new FetchResult.Failed(((JsonAnswer.Failed)answer).Fault);
        return Page(Adapter.Parse(ok.Root), Next(cursor, tiles.Count, ok.Root));
    }

    private static CityAgendaCursor? Next(CityAgendaCursor cursor, int tiles, JsonElement root)
    {
        var next = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("next", out var token) && token.ValueKind == JsonValueKind.String ? token.GetString() : null;
        if (next is { Length: > 0 } && next != cursor.Next && cursor.Pages + 1 < MostPages)
            return cursor with { Next = next, Pages = cursor.Pages + 1 };
        return cursor.Tile + 1 < tiles ? new CityAgendaCursor { Tile = cursor.Tile + 1 } : null;
    }

    private static string Path(AreaQuery query, Circle tile, CityAgendaCursor cursor)
    {
        var window = DateWindow.Of(query.Range);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"v1/happenings?lat={tile.Latitude}&lng={tile.Longitude}&km={tile.Radius / 1000:0.#}&from={DateWindow.Stamp(window.From)}&to={DateWindow.Stamp(window.To)}{(cursor.Next is { } next ? $"&page={Uri.EscapeDataString(next)}" : "")}");
    }

    private HttpRequestMessage Authorised(string path, ApiKey key)
    {
        var request = Request(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Token", key.Secret);
        return request;
    }
}
