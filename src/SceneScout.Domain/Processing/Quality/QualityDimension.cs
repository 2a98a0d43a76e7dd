using System.Collections.Immutable;

namespace SceneScout.Domain.Processing.Quality;

/// <summary>Names of the dimensions of quality, each 0 to 1. They are kept with events: a name is never given to another dimension.</summary>
public static class QualityDimension
{
    /// <summary>How much of what people ask is said.</summary>
    public const string Completeness = "completeness";

    /// <summary>How exact what is said is: what was repaired or left out, how sure the place, zone and category are.</summary>
    public const string Accuracy = "accuracy";

    /// <summary>Whether what is said agrees with itself.</summary>
    public const string Consistency = "consistency";

    /// <summary>How near the event is: what lies far ahead may still change, what is over is of no use.</summary>
    public const string Freshness = "freshness";

    /// <summary>How far its sources are trusted, and how many they are.</summary>
    public const string Trust = "trust";

    /// <summary>What makes somebody go: where to get a ticket, what it costs, who plays, who invites.</summary>
    public const string Engagement = "engagement";

    /// <summary>Its pictures.</summary>
    public const string Media = "media";

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static readonly ImmutableArray<string> All = [Completeness, Accuracy, Consistency, Freshness, Trust, Engagement, Media];
}
