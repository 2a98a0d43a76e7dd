namespace SceneScout.Simulator.Worlds;

/// <summary>What a venue is.</summary>
internal enum VenueKind
{
    /// <summary>Thousands of seats.</summary>
    Arena,

    /// <summary>A concert hall.</summary>
    ConcertHall,

    /// <summary>A club with a stage.</summary>
    Club,

    /// <summary>A theatre.</summary>
    Theatre,

    /// <summary>A comedy club.</summary>
    ComedyClub,

    /// <summary>A bar or brewery.</summary>
    Bar,

    /// <summary>A museum or gallery.</summary>
    Gallery,

    /// <summary>A cinema.</summary>
    Cinema,

    /// <summary>A community centre, library or church hall.</summary>
    CommunityCentre,

    /// <summary>Offices and coworking spaces.</summary>
    Office,

    /// <summary>A park or square.</summary>
    Park,
}
