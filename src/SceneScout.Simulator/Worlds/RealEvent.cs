namespace SceneScout.Simulator.Worlds;

/// <summary>Something that happens once in the world, with its whole life from announcement to change.</summary>
internal sealed record RealEvent
{
    /// <summary>Position in the world's list.</summary>
    public required int Index { get; init; }

    /// <summary>The truth's own id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required EventCategory Category { get; init; }

    /// <summary>The title as the organizer writes it.</summary>
    public required string Title { get; init; }

    /// <summary>City, venue (-1 when online only) and organizer.</summary>
    public required int City { get; init; }

    /// <summary>The venue, or -1 when online only.</summary>
    public required int Venue { get; init; }

    /// <summary>The organizer.</summary>
    public required int Organizer { get; init; }

    /// <summary>Performers, the headliner first.</summary>
    public required int[] Performers { get; init; }

    /// <summary>A number shared by the occurrences of a series, or -1.</summary>
    public required int Series { get; init; }

    /// <summary>Wall time at the venue.</summary>
    public required DateTime LocalStart { get; init; }

    /// <summary>The instant of <see cref="LocalStart"/>.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Length; several days for festivals and exhibitions.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How much of the start has been made public.</summary>
    public required StartPrecision Precision { get; init; }

    /// <summary>Where the audience is.</summary>
    public required Attendance Attendance { get; init; }

    /// <summary>Lowest price without fees; 0 when free; null when nobody published one.</summary>
    public required decimal? PriceMin { get; init; }

    /// <summary>Highest price without fees.</summary>
    public required decimal? PriceMax { get; init; }

    /// <summary>When sources begin to list it.</summary>
    public required DateTimeOffset Announced { get; init; }

    /// <summary>What happens to it, if anything.</summary>
    public required EventChange? Change { get; init; }

    /// <summary>Whether it is sold out.</summary>
    public required bool SoldOut { get; init; }
}
