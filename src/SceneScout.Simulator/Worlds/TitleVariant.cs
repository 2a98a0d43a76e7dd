namespace SceneScout.Simulator.Worlds;

/// <summary>How a listing writes the title.</summary>
internal enum TitleVariant
{
    /// <summary>As the organizer writes it.</summary>
    Same,

    /// <summary>In capitals.</summary>
    UpperCase,

    /// <summary>With the city in brackets.</summary>
    CityTag,

    /// <summary>With "at" and the venue.</summary>
    AtVenue,

    /// <summary>With a presenter in front.</summary>
    Presents,

    /// <summary>With "Live" or "Tickets" behind.</summary>
    Suffix,

    /// <summary>With the year.</summary>
    Year,
}
