namespace SceneScout.Domain.Events;

/// <summary>Something that a source without public search can be asked for: an organizer, a venue, a series, an event.</summary>
/// <param name="Source">The source that can be asked.</param>
/// <param name="Kind">What it is, in the source's own words, for example <c>organizers</c>.</param>
/// <param name="ExternalId">The source's id of it.</param>
public readonly record struct SourceSeed(SourceName Source, string Kind, string ExternalId) : IComparable<SourceSeed>
{
    /// <inheritdoc />
    public int CompareTo(SourceSeed other)
    {
        var bySource = Source.CompareTo(other.Source);
        if (bySource != 0)
            return bySource;
        var byKind = string.CompareOrdinal(Kind, other.Kind);
        return byKind != 0 ? byKind : string.CompareOrdinal(ExternalId, other.ExternalId);
    }
}
