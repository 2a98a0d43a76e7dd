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
internal sealed class SourceClientFactory(CallTuning tuning, TimeProvider time, ApiCallLedger ledger, ILogger logger, ICallBudget budget, Func<SourceName, HttpMessageHandler> handlers)
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
        [SourceName.Ticketmaster] = (http, _) => new TicketmasterClient(http),
        [SourceName.Yelp] = (http, _) => new YelpClient(http),
        [SourceName.GooglePlaces] = (http, options) => new GooglePlacesClient(http, options),
        [SourceName.Meetup] = (http, _) => new MeetupClient(http, time),
    };

    /// <summary>The client, which takes its keys from the ring call by call; null when the source has no API.</summary>
    public ISourceClient? Create(SourceName name, SourceOptions options, KeyRing keys) =>
        clients.TryGetValue(name, out var make)
            ? make(new SourceHttp(keys, options, handlers(name), Errors[name], tuning, time, ledger, logger, budget), options)
            : null;
}
