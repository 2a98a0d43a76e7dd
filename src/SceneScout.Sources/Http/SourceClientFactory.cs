using Microsoft.Extensions.Logging;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Eventbrite;
using SceneScout.Sources.GooglePlaces;
using SceneScout.Sources.Meetup;
using SceneScout.Sources.Ticketmaster;
using SceneScout.Sources.Yelp;

namespace SceneScout.Sources.Http;

/// <summary>Makes the client of a source. Another source with an API is one line in each of the two lists.</summary>
internal sealed class SourceClientFactory(CallTuning tuning, TimeProvider time, ApiCallLedger ledger, ILogger logger, Func<SourceName, HttpMessageHandler> handlers)
{
    private static readonly Dictionary<SourceName, ApiErrors> Errors = new()
    {
        [SourceName.Eventbrite] = new EventbriteErrors(),
        [SourceName.Ticketmaster] = new TicketmasterErrors(),
        [SourceName.Yelp] = new YelpErrors(),
        [SourceName.GooglePlaces] = new GooglePlacesErrors(),
        [SourceName.Meetup] = new MeetupErrors(),
    };

    private readonly Dictionary<SourceName, Func<SourceHttp, SourceOptions, ISourceClient>> clients = new()
    {
        [SourceName.Eventbrite] = (http, options) => new EventbriteClient(http, options),
        [SourceName.Ticketmaster] = (http, options) => new TicketmasterClient(http, options),
        [SourceName.Yelp] = (http, options) => new YelpClient(http, options),
        [SourceName.GooglePlaces] = (http, options) => new GooglePlacesClient(http, options),
        [SourceName.Meetup] = (http, options) => new MeetupClient(http, options, time),
    };

    /// <summary>The client; null when the source has no API or no key.</summary>
    public ISourceClient? Create(SourceName name, SourceOptions options) =>
        clients.TryGetValue(name, out var make) && !string.IsNullOrWhiteSpace(options.ApiKey)
            ? make(new SourceHttp(name, options, handlers(name), Errors[name], tuning, time, ledger, logger), options)
            : null;
}
