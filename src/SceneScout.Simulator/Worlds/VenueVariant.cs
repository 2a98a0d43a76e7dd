namespace SceneScout.Simulator.Worlds;

/// <summary>How a listing writes the venue's name.</summary>
internal enum VenueVariant
{
    /// <summary>As the venue writes it.</summary>
    Same,

    /// <summary>"The" added or taken away.</summary>
    Article,

    /// <summary>With the city behind.</summary>
    WithCity,

    /// <summary>British or American spelling, '&amp;' or 'and'.</summary>
    Spelling,
}
