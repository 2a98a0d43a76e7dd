using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Processing;

/// <summary>Tells events' categories. Pure: the same event always gives the same answer. Safe for many threads.</summary>
public interface ICategorizer
{
    /// <summary>The likeliest categories of an event, the likeliest first; at least one.</summary>
    /// <param name="listing">The event's content, merged or of one listing.</param>
    /// <param name="sources">The sources whose listings are behind it: ids are read by their taxonomies.</param>
    ImmutableArray<CategoryGuess> Of(Listing listing, IReadOnlyCollection<SourceName> sources);
}
