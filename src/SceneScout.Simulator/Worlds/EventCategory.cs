namespace SceneScout.Simulator.Worlds;

/// <summary>What a real-world event is.</summary>
internal enum EventCategory
{
    /// <summary>A concert.</summary>
    Music,

    /// <summary>Stand-up and improvisation.</summary>
    Comedy,

    /// <summary>Plays, musicals, opera, dance.</summary>
    Theatre,

    /// <summary>Matches and races.</summary>
    Sports,

    /// <summary>Screenings.</summary>
    Film,

    /// <summary>Exhibitions and openings.</summary>
    Art,

    /// <summary>Tastings, markets, dinners.</summary>
    Food,

    /// <summary>Technology talks and workshops.</summary>
    Tech,

    /// <summary>Networking and conferences.</summary>
    Business,

    /// <summary>For children.</summary>
    Family,

    /// <summary>Club nights.</summary>
    Nightlife,

    /// <summary>Yoga, runs, meditation.</summary>
    Wellness,

    /// <summary>Language exchanges, board games, volunteering.</summary>
    Community,

    /// <summary>Festivals of several days.</summary>
    Festival,
}
