using SceneScout.Domain.Events;

namespace SceneScout.Actors.Retention;

/// <summary>One step: a short transaction.</summary>
internal abstract record RetentionWork(DateTimeOffset Due)
{
    /// <summary>Content of a source that may be kept no longer.</summary>
    public sealed record Content(SourceName Source, TimeSpan Keep, DateTimeOffset Due) : RetentionWork(Due);

    /// <summary>Rows of a table that are kept no longer.</summary>
    /// <param name="Name">The table.</param>
    /// <param name="After">Where the step before stopped; null at the beginning.</param>
    /// <param name="Due">Since when it is to be done.</param>
    public sealed record Table(string Name, string? After, DateTimeOffset Due) : RetentionWork(Due);
}
