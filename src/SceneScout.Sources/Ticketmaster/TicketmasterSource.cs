using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Ticketmaster;

/// <summary>The Ticketmaster Discovery API.</summary>
internal static class TicketmasterSource
{
    /// <summary>Its definition.</summary>
    public static readonly SourceDefinition Definition = new()
    {
        Adapter = new TicketmasterAdapter(),
        Api = new SourceApi(new TicketmasterErrors(), static (http, _, _) => new TicketmasterClient(http))
        {
            BaseAddress = new Uri("https://app.ticketmaster.com/"),
            KeyVariables = ["TICKETMASTER_API_KEY"],
            CallsPerSecond = 5,
        },
    };
}
