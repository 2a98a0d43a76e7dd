namespace SceneScout.Simulator.Worlds;

/// <summary>A venue of the world, as it really is.</summary>
internal sealed record WorldVenue(
    int Index,
    int CityIndex,
    VenueKind Kind,
    string Name,
    string Address,
    string PostalCode,
    double Latitude,
    double Longitude,
    int Capacity,
    string TicketmasterId,
    string EventbriteId,
    string MeetupId,
    string YelpId,
    string GoogleId);
