using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>What matching sees of a listing.</summary>
internal static class MatchView
{
    /// <summary>True when two contents of one listing look the same to matching: prices, texts and pictures do not count.</summary>
    public static bool IsSame(Listing before, Listing after) =>
        before.Title == after.Title
        && before.StableId == after.StableId
        && before.Time == after.Time
        && before.Online == after.Online
        && before.Venue == after.Venue
        && before.Url == after.Url
        && before.TicketUrl == after.TicketUrl
        && before.Organizer == after.Organizer
        && before.Performers.SequenceEqual(after.Performers)
        && before.Categories.SequenceEqual(after.Categories)
        && before.LinksTo.SequenceEqual(after.LinksTo);
}
