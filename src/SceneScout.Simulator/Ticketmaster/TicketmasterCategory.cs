using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Ticketmaster;

/// <summary>A category in Ticketmaster's taxonomy.</summary>
internal sealed record TicketmasterCategory(string SegmentId, string Segment, string GenreId, string Genre, string SubGenreId, string SubGenre)
{
    private static readonly TicketmasterCategory Miscellaneous = new("KZFzniwnSyZfZ7v7n1", "Miscellaneous", "KnvZfZ7v7lt", "Undefined", "KZazBEonSMnZfZ7vaJe", "Undefined");

    /// <summary>The codes of a category.</summary>
    public static TicketmasterCategory Of(EventCategory category) => category switch
    {
        EventCategory.Music or EventCategory.Nightlife => new("KZFzniwnSyZfZ7v7nJ", "Music", "KnvZfZ7vAeA", "Rock", "KZazBEonSMnZfZ7v6F1", "Pop"),
        EventCategory.Festival => new("KZFzniwnSyZfZ7v7nJ", "Music", "KnvZfZ7v7ll", "Undefined", "KZazBEonSMnZfZ7v7ld", "Undefined"),
        EventCategory.Sports => new("KZFzniwnSyZfZ7v7nE", "Sports", "KnvZfZ7vAde", "Basketball", "KZazBEonSMnZfZ7vFJA", "Other"),
        EventCategory.Comedy => new("KZFzniwnSyZfZ7v7na", "Arts & Theatre", "KnvZfZ7vAe1", "Comedy", "KZazBEonSMnZfZ7vF17", "Comedy"),
        EventCategory.Theatre => new("KZFzniwnSyZfZ7v7na", "Arts & Theatre", "KnvZfZ7v7l1", "Theatre", "KZazBEonSMnZfZ7v7lF", "Drama"),
        EventCategory.Family => new("KZFzniwnSyZfZ7v7n1", "Miscellaneous", "KnvZfZ7v7lA", "Family", "KZazBEonSMnZfZ7vAAa", "Other"),
        EventCategory.Film => new("KZFzniwnSyZfZ7v7nn", "Film", "KnvZfZ7vAka", "Undefined", "KZazBEonSMnZfZ7v7lA", "Undefined"),
        EventCategory.Art => new("KZFzniwnSyZfZ7v7na", "Arts & Theatre", "KnvZfZ7v7nl", "Fine Art", "KZazBEonSMnZfZ7v7l7", "Undefined"),
        _ => Miscellaneous,
    };
}
