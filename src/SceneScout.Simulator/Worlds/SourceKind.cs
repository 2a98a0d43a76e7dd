namespace SceneScout.Simulator.Worlds;

/// <summary>The sources that list events. Google Places lists venues and is not one of them.</summary>
internal enum SourceKind
{
    /// <summary>Ticketmaster Discovery v2.</summary>
    Ticketmaster,

    /// <summary>Eventbrite v3.</summary>
    Eventbrite,

    /// <summary>Yelp Fusion.</summary>
    Yelp,

    /// <summary>Meetup GraphQL.</summary>
    Meetup,
}
