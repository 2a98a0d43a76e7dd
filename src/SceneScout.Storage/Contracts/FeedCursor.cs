using System.Collections.ObjectModel;

namespace SceneScout.Storage.Contracts;

/// <summary>A reader's durable place in the feed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Seq">The last place that it has dealt with.</param>
/// <param name="UpdatedAt">When it last moved or was marked as alive.</param>
public sealed record FeedCursor(string Name, long Seq, DateTimeOffset UpdatedAt);

/// <summary>How far a cursor is behind.</summary>
/// <param name="Cursor">The cursor.</param>
/// <param name="Rows">Changes after it.</param>
/// <param name="Oldest">When the first of them was written; null when there is none.</param>
public sealed record FeedCursorLag(FeedCursor Cursor, long Rows, DateTimeOffset? Oldest);

/// <summary>What was announced.</summary>
/// <param name="Changes">Changes that the cursor passed.</param>
/// <param name="Ids">Events that were named.</param>
/// <param name="Reset">True when the cursor had fallen behind what is kept and was put to the feed's end.</param>
/// <param name="More">True when there is more.</param>
public readonly record struct FeedAnnouncement(int Changes, int Ids, bool Reset, bool More)
{
    private readonly IReadOnlyDictionary<string, int>? _traces;

    /// <summary>Of each trace one context, as W3C traceparent, and how many of the announced changes it caused; what nobody traced is left out.</summary>
    public IReadOnlyDictionary<string, int> Traces
    {
        get => _traces ?? ReadOnlyDictionary<string, int>.Empty;
        init => _traces = value.Count == 0 ? null : value;
    }
}
