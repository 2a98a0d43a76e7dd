namespace SceneScout.Sources.Reading;

/// <summary>What an object inside an answer is.</summary>
internal enum NodeKind
{
    /// <summary>Wrapping: look inside.</summary>
    Envelope = 0,

    /// <summary>A listing of an event.</summary>
    Listing = 1,

    /// <summary>A venue on its own.</summary>
    Venue = 2,

    /// <summary>Something else: do not look inside.</summary>
    Other = 3,
}
