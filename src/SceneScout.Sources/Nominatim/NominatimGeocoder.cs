using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Sources.Budgets;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.Nominatim;

/// <summary>Asks a server that speaks as Nominatim does, the way that sources are asked: under a budget, with retries, a circuit breaker and limits of time and size, on its own host alone.</summary>
public sealed class NominatimGeocoder : IGeocoder, IDisposable
{
    private const string Unknown = "unable to geocode";
    private readonly SourceHttp _http;
    private readonly NominatimOptions _options;

    private NominatimGeocoder(SourceHttp http, NominatimOptions options) => (_http, _options) = (http, options);

    /// <inheritdoc />
    public string Name => NominatimOptions.Source.Value;

    /// <summary>Makes it.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="time">The clock.</param>
    /// <param name="budget">Who gives out the right to call; null for this process by itself.</param>
    /// <param name="ledger">Where calls are counted; null for nowhere.</param>
    /// <param name="loggers">Where failed calls are logged; null for nowhere.</param>
    /// <exception cref="ArgumentException">The base address or a limit is not accepted; the message names it.</exception>
    public static NominatimGeocoder Create(NominatimOptions options, TimeProvider time, ICallBudget? budget = null, ApiCallLedger? ledger = null, ILoggerFactory? loggers = null) =>
        Create(options, time, budget, ledger, loggers, new CallTuning(), SourceSet.Handler(options.Calls));

    /// <summary>Makes it with a handler of the caller's.</summary>
    internal static NominatimGeocoder Create(
        NominatimOptions options, TimeProvider time, ICallBudget? budget, ApiCallLedger? ledger, ILoggerFactory? loggers, CallTuning tuning, HttpMessageHandler handler)
    {
        var calls = options.Calls;
        SourceSet.Check(NominatimOptions.Source, calls);
        budget ??= new PlainCallBudget(new Dictionary<Domain.Events.SourceName, SourceOptions> { [NominatimOptions.Source] = calls }, time);
        var keys = new KeyRing(NominatimOptions.Source, calls.AllKeys, time);
        var logger = loggers?.CreateLogger("SceneScout.Sources") ?? NullLogger.Instance;
        return new NominatimGeocoder(new SourceHttp(keys, calls, handler, NominatimErrors.Instance, tuning, time, ledger ?? new ApiCallLedger(), logger, budget), options);
    }

    /// <inheritdoc />
    public async Task<GeocoderAnswer> FindAsync(PlaceQuestion question, CancellationToken cancellation)
    {
        // A street by its parts is certain; a name is searched for as people write it, and only where there is no street or the street is not known.
        var best = question.Street is null ? GeocoderAnswer.Nothing.Known : await AskAsync("search", Limited(ByStreet(question)), cancellation);
        return best is GeocoderAnswer.Nothing && question.Name is not null
            ? await AskAsync("search", Limited(ByName(question)), cancellation)
            : best;
    }

    /// <inheritdoc />
    public Task<GeocoderAnswer> AtAsync(GeoPoint point, CancellationToken cancellation) =>
        AskAsync("reverse", [("lat", Degrees(point.Latitude)), ("lon", Degrees(point.Longitude))], cancellation);

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static IEnumerable<(string Name, string? Value)> ByStreet(PlaceQuestion question) =>
    [
        ("street", question.Street), ("city", question.City), ("state", RegionOf(question)), ("postalcode", question.PostalCode), ("countrycodes", question.CountryCode?.ToLowerInvariant()),
    ];

    private static IEnumerable<(string Name, string? Value)> ByName(PlaceQuestion question) =>
    [
        ("q", string.Join(", ", new[] { question.Name, question.City ?? question.PostalCode, RegionOf(question) }.Where(part => part is not null))), ("countrycodes", question.CountryCode?.ToLowerInvariant()),
    ];

    // Where addresses have no region in use, feeds have codes there that no map knows, such as the number of a department.
    private static string? RegionOf(PlaceQuestion question) => question.CountryCode is "US" or "CA" or "AU" || question.Region is { Length: > 3 } ? question.Region : null;

    private static IEnumerable<(string Name, string? Value)> Limited(IEnumerable<(string Name, string? Value)> asked) => [.. asked, ("limit", "1")];

    private static string Degrees(double degrees) => degrees.ToString("0.#######", CultureInfo.InvariantCulture);

    private async Task<GeocoderAnswer> AskAsync(string route, IEnumerable<(string Name, string? Value)> asked, CancellationToken cancellation) =>
        await _http.SendAsync(key => Request(route, asked, key), cancellation) switch
        {
            JsonAnswer.Ok ok => NominatimAnswer.Read(ok.Root),
            // Some services say so that they know no such place. Any other 404 is an address that is wrong, or a service that moved.
            JsonAnswer.Failed { Fault: { Kind: FaultKind.ExternalApi, Status: 404 }, Code: { } said } when said.Contains(Unknown, StringComparison.OrdinalIgnoreCase) => GeocoderAnswer.Nothing.Known,
            JsonAnswer.Failed failed => new GeocoderAnswer.Failed(failed.Fault),
            var other => throw new InvalidOperationException($"{other.GetType().Name}: an outcome that is not known."),
        };

    private HttpRequestMessage Request(string route, IEnumerable<(string Name, string? Value)> asked, ApiKey key)
    {
        var query = new StringBuilder();
        foreach (var (name, value) in asked.Concat(
        [
            ("format", "jsonv2"), ("addressdetails", "1"), ("accept-language", _options.Language), ("email", _options.Contact.Length > 0 ? _options.Contact : null),
            ("key", _options.ApiKey.Length > 0 ? key.Secret : null),
        ]))
            if (value is not null)
                query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_http.BaseAddress, $"{route}{query}"));
        request.Headers.UserAgent.Clear();
        request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        return request;
    }
}
