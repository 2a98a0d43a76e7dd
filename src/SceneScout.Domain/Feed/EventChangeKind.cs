namespace SceneScout.Domain.Feed;

/// <summary>What happened to an event, as far as somebody outside can see it.</summary>
public enum EventChangeKind
{
    /// <summary>It was written for the first time.</summary>
    Created = 0,

    /// <summary>Its merged content changed.</summary>
    Updated = 1,

    /// <summary>It was found to be another event, which took over its listings; it is gone.</summary>
    Merged = 2,

    /// <summary>It was split off from another event that it had been merged into.</summary>
    Split = 3,

    /// <summary>Processing enriched a later version of it, or it shows another picture.</summary>
    Processed = 4,

    /// <summary>Processing enriched it for the first time: from now on it is complete.</summary>
    Published = 5,

    /// <summary>Its sources say that it does not take place any more.</summary>
    Cancelled = 6,

    /// <summary>Its sources miss it.</summary>
    Stale = 7,

    /// <summary>Its sources list it no more.</summary>
    Expired = 8,

    /// <summary>It had been missed and is there again.</summary>
    Revived = 9,

    /// <summary>Content was dropped that is kept no longer: what a source's terms allow to keep for a time only, or the whole event, which then is gone.</summary>
    ContentDropped = 10,

    /// <summary>It is held back until somebody has looked at it: from now on it is not there for anybody else.</summary>
    Held = 11,

    /// <summary>Somebody looked at it and lets it be published.</summary>
    Accepted = 12,

    /// <summary>Somebody looked at it and keeps it from being published.</summary>
    Rejected = 13,
}
