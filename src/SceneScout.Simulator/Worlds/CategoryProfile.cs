namespace SceneScout.Simulator.Worlds;

/// <summary>How a category behaves: where and when it takes place, what it costs, who lists it.</summary>
internal sealed record CategoryProfile(
    VenueKind[] Venues,
    int[] StartHours,
    int Minutes,
    double Free,
    double NoPrice,
    int Price,
    double Online,
    double Recurring,
    double[] Sources)
{
    /// <summary>The profile of a category; <see cref="Sources"/> are chances for Ticketmaster, Eventbrite, Yelp and Meetup.</summary>
    public static CategoryProfile Of(EventCategory category) => All[(int)category];

    private static readonly CategoryProfile[] All =
    [
        new([VenueKind.Arena, VenueKind.ConcertHall, VenueKind.Club, VenueKind.Club, VenueKind.Bar], [18, 19, 19, 20, 20, 21], 150, 0.05, 0.25, 45, 0.01, 0.1, [.85, .30, .35, .04]),
        new([VenueKind.ComedyClub, VenueKind.Theatre, VenueKind.Bar], [19, 20, 20, 21, 22], 90, 0.08, 0.2, 28, 0.02, 0.25, [.55, .45, .35, .05]),
        new([VenueKind.Theatre, VenueKind.ConcertHall], [14, 15, 19, 19, 20], 140, 0.02, 0.2, 60, 0, 0.5, [.75, .25, .25, .02]),
        new([VenueKind.Arena, VenueKind.Park], [13, 15, 18, 19, 19], 150, 0.02, 0.3, 55, 0, 0.1, [.85, .05, .15, .03]),
        new([VenueKind.Cinema, VenueKind.Gallery], [18, 19, 20, 21], 120, 0.15, 0.2, 14, 0.03, 0.2, [.10, .50, .30, .15]),
        new([VenueKind.Gallery, VenueKind.CommunityCentre], [10, 11, 17, 18], 240, 0.5, 0.2, 15, 0.03, 0.2, [.15, .60, .35, .10]),
        new([VenueKind.Bar, VenueKind.Park, VenueKind.CommunityCentre], [11, 12, 17, 18, 19], 180, 0.15, 0.2, 40, 0.01, 0.2, [.03, .70, .50, .12]),
        new([VenueKind.Office, VenueKind.CommunityCentre], [17, 18, 18, 19], 120, 0.8, 0.05, 20, 0.25, 0.6, [0, .45, .05, .85]),
        new([VenueKind.Office, VenueKind.ConcertHall], [8, 9, 12, 17, 18], 150, 0.3, 0.1, 60, 0.25, 0.4, [0, .70, .05, .45]),
        new([VenueKind.Park, VenueKind.Theatre, VenueKind.CommunityCentre, VenueKind.Gallery], [10, 11, 13, 14], 90, 0.3, 0.15, 18, 0.02, 0.3, [.40, .50, .35, .08]),
        new([VenueKind.Club, VenueKind.Bar], [21, 22, 22, 23], 300, 0.15, 0.2, 22, 0, 0.4, [.25, .60, .50, .10]),
        new([VenueKind.Park, VenueKind.CommunityCentre], [7, 8, 9, 17, 18], 60, 0.5, 0.1, 18, 0.2, 0.7, [0, .60, .15, .50]),
        new([VenueKind.Bar, VenueKind.CommunityCentre, VenueKind.Park], [10, 14, 18, 19, 19], 150, 0.8, 0.1, 8, 0.1, 0.7, [.02, .50, .30, .55]),
        new([VenueKind.Park, VenueKind.Arena], [10, 12, 14], 480, 0.2, 0.2, 90, 0, 0.0, [.50, .50, .50, .05]),
    ];
}
