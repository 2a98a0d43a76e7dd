using SceneScout.Actors.Workers.Geocoding;
using SceneScout.Geocoding;
using SceneScout.Sources.Nominatim;

namespace SceneScout.Node.Configuration;

/// <summary>The settings of the online geocoder. Its stage is registered where an address is given.</summary>
internal static class GeocoderSettings
{
    /// <summary>What switches it on.</summary>
    public const string Switch = "geocoder.base-address";

    private const string PublicHost = "nominatim.openstreetmap.org";

    /// <summary>The settings: key without the root, kind.</summary>
    public static IEnumerable<(string Key, SettingKind Kind)> Table()
    {
        yield return (Switch, new OptionalAddressKind());
        yield return ("geocoder.api-key", new SecretKind());
        yield return ("geocoder.user-agent", new TextKind());
        yield return ("geocoder.contact", new TextKind());
        yield return ("geocoder.language", new TextKind());
        yield return ("geocoder.calls-per-second", new NumberKind(0.01, 1000));
        yield return ("geocoder.calls-per-day", new WholeKind(1, 100_000_000));
        yield return ("geocoder.timeout", new SpanKind(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(2)));
        yield return ("geocoder.retries", new WholeKind(0, 10));
        yield return ("geocoder.parallel", new WholeKind(1, 64));
        yield return ("geocoder.below", new ChoiceKind("postcode", "street", "rooftop"));
        yield return ("geocoder.patience", new SpanKind(TimeSpan.FromMinutes(1), TimeSpan.FromDays(7)));
        yield return ("geocoder.again-after", new SpanKind(TimeSpan.FromMinutes(1), TimeSpan.FromDays(365)));
        yield return ("geocoder.memory", new WholeKind(1, 1_000_000));
    }

    /// <summary>What contradicts itself.</summary>
    public static IEnumerable<string> Contradictions(EffectiveConfig config)
    {
        if (!Uri.TryCreate(config.Text(Switch), UriKind.Absolute, out var address))
            yield break;
        if (config.Text("geocoder.user-agent").Trim().Length == 0)
            yield return $"{Settings.Root}.geocoder.user-agent is empty; name the program, such as my-calendar/1.0.";
        if (config.Text("geocoder.user-agent").Any(char.IsControl))
            yield return $"{Settings.Root}.geocoder.user-agent has a control character; a header of HTTP takes none.";
        if (!address.Host.Equals(PublicHost, StringComparison.OrdinalIgnoreCase))
            yield break;
        // What its operators ask of everybody.
        if (config.Text("geocoder.contact").Trim().Length == 0)
            yield return $"{Settings.Root}.geocoder.contact is empty; {PublicHost} asks for an address of mail of whoever runs the program.";
        if (config.Number("geocoder.calls-per-second") > 1)
            yield return $"{Settings.Root}.geocoder.calls-per-second = {config.Text("geocoder.calls-per-second")} is not accepted; {PublicHost} allows 1 at most.";
    }

    /// <summary>Reads them; null when it is switched off.</summary>
    public static GeocoderOptions? Read(EffectiveConfig config) => config.Text(Switch) is { Length: > 0 } address
        ? new GeocoderOptions(
            new NominatimOptions
            {
                BaseAddress = new Uri(address.EndsWith('/') ? address : $"{address}/"),
                ApiKey = config.Text("geocoder.api-key"),
                UserAgent = config.Text("geocoder.user-agent").Trim(),
                Contact = config.Text("geocoder.contact").Trim(),
                Language = config.Text("geocoder.language").Trim(),
                CallsPerSecond = config.Number("geocoder.calls-per-second"),
                CallsPerDay = config.Whole("geocoder.calls-per-day"),
                Timeout = config.Span("geocoder.timeout"),
                Retries = config.Whole("geocoder.retries"),
                // Two tasks may ask at once.
                MaxConcurrent = 2 * config.Whole("geocoder.parallel"),
            },
            new GeocodingRules
            {
                Below = GeoPrecisions.Parse(config.Text("geocoder.below"))!.Value,
                Parallel = config.Whole("geocoder.parallel"),
                Patience = config.Span("geocoder.patience"),
                AgainAfter = config.Span("geocoder.again-after"),
                MaxAge = config.Span("retention.geocodes"),
                Memory = config.Whole("geocoder.memory"),
            })
        : null;
}
