namespace SceneScout.Simulator.Worlds;

/// <summary>Who runs events: an Eventbrite organizer, a Ticketmaster promoter and a Meetup group in one.</summary>
internal sealed record Organizer(
    int Index,
    int CityIndex,
    EventCategory Focus,
    string Name,
    string EventbriteId,
    string MeetupGroupId,
    string MeetupUrlName,
    string PromoterId);
