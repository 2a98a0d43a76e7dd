namespace SceneScout.Matching.Records;

/// <summary>What a record speaks of.</summary>
public enum SideKind
{
    /// <summary>Something that takes place at a time.</summary>
    Event,

    /// <summary>A place, without a date.</summary>
    Venue,
}
