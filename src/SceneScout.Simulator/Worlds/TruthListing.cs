namespace SceneScout.Simulator.Worlds;

/// <summary>One source's entry for a real event.</summary>
/// <param name="Source">A name of <see cref="SourceNames"/>.</param>
/// <param name="Id">The id the source uses at present.</param>
/// <param name="Token">Meetup's stable token, or null elsewhere.</param>
/// <param name="Exact">Whether title, venue and start are written exactly as in the truth.</param>
/// <param name="Dated">Whether a search by date can find it; false for what has no date.</param>
/// <param name="Placed">Whether it has a venue; false for what is online only.</param>
/// <param name="LinkedEventbriteId">The Eventbrite event behind a Yelp tickets link, or null.</param>
public sealed record TruthListing(string Source, string Id, string? Token, bool Exact, bool Dated, bool Placed, string? LinkedEventbriteId);
