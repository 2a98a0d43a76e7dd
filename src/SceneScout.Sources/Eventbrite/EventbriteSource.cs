using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Eventbrite;

/// <summary>Eventbrite v3.</summary>
internal static class EventbriteSource
{
    /// <summary>Its definition.</summary>
    public static readonly SourceDefinition Definition = new()
    {
        Adapter = new EventbriteAdapter(),
        Learns = EventbriteLinks.Of,
        Api = new SourceApi(new EventbriteErrors(), static (http, options, _) => new EventbriteClient(http, options))
        {
            BaseAddress = new Uri("https://www.eventbriteapi.com/"),
            KeyVariables = ["EVENTBRITE_API_KEY", "EVENTBRITE_TOKEN", "EVENTBRITE_PRIVATE_TOKEN"],
            CallsPerSecond = 2,
            Seeds = EventbriteSeeds.Names,
            HasUnsupportedSearch = true,
        },
    };
}
