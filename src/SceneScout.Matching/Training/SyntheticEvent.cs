using SceneScout.Matching.Records;

namespace SceneScout.Matching.Training;

/// <summary>An event as it is, before feeds write about it.</summary>
internal sealed record SyntheticEvent
{
    /// <summary>What its title says in full.</summary>
    public required string Title { get; init; }

    /// <summary>What is left of the title when a feed is short.</summary>
    public required string Short { get; init; }

    public required SyntheticVenue Venue { get; init; }

    /// <summary>The hall or room of the venue that it is in; empty when it has no name.</summary>
    public string Room { get; init; } = "";

    /// <summary>Local start.</summary>
    public required DateTime Start { get; init; }

    public required TimeSpan Length { get; init; }

    public required IReadOnlyList<string> Performers { get; init; }

    public required string Genre { get; init; }

    /// <summary>Its id where tickets are sold.</summary>
    public required int TicketId { get; init; }

    /// <summary>Its local start as a record writes it.</summary>
    public SideTime StartOf() => new(DateOnly.FromDateTime(Start), (Start.Hour * 60) + Start.Minute, null);
}
