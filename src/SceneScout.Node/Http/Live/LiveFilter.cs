using System.Collections.Immutable;
using SceneScout.Domain.Feed;

namespace SceneScout.Node.Http.Live;

/// <summary>Which changes a live caller wants; null means any. That an event is gone, or was merged into another, is told to everybody: who never heard of it passes it over. Pure.</summary>
internal sealed record LiveFilter
{
    /// <summary>Kinds of changes.</summary>
    public ImmutableHashSet<EventChangeKind>? Kinds { get; init; }

    /// <summary>Categories.</summary>
    public ImmutableHashSet<string>? Categories { get; init; }

    /// <summary>Cities, ignoring case.</summary>
    public ImmutableHashSet<string>? Cities { get; init; }

    /// <summary>Sources, one of which lists the event.</summary>
    public ImmutableHashSet<string>? Sources { get; init; }

    /// <summary>Whether a caller gets a change.</summary>
    public bool Wants(LiveChange change) =>
        (Kinds is null || Kinds.Contains(change.Kind))
        && (change.Event is not { } view
            || ((Categories is null || (view.Category is { } category && Categories.Contains(category)))
                && (Cities is null || (view.Venue?.City is { } city && Cities.Contains(city)))
                && (Sources is null || view.Sources.Any(listing => Sources.Contains(listing.Split(':')[0])))));

    /// <summary>Reads a filter from a query string.</summary>
    /// <returns>The filter, or the field that is wrong, its value, and what is accepted.</returns>
    public static (LiveFilter? Filter, (string Field, string Value, string Accepted)? Mistake) Read(IQueryCollection given)
    {
        var filter = new LiveFilter { Categories = Set("category", StringComparer.Ordinal), Cities = Set("city", StringComparer.OrdinalIgnoreCase), Sources = Set("source", StringComparer.Ordinal) };
        if (Set("kind", StringComparer.Ordinal) is not { } kinds)
            return (filter, null);
        var read = kinds.ToDictionary(kind => kind, EventChangeKinds.Parse, StringComparer.Ordinal);
        return read.FirstOrDefault(kind => kind.Value is null) is { Key: { } unknown }
            ? (null, ("kind", unknown, $"{string.Join(", ", Enum.GetValues<EventChangeKind>().Select(kind => kind.Name()))}, or several of them with commas between"))
            : (filter with { Kinds = [.. read.Values.Select(kind => kind!.Value)] }, null);

        ImmutableHashSet<string>? Set(string name, StringComparer comparer) =>
            given[name].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words ? words.ToImmutableHashSet(comparer) : null;
    }
}
