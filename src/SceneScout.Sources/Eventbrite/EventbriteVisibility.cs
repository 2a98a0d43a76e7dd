using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Eventbrite;

/// <summary>Events that their organizer does not show to everybody, and what is no event.</summary>
internal static class EventbriteVisibility
{
    /// <summary>Why the event must not be shown; null when it may.</summary>
    public static string? Skip(Field root)
    {
        if (root["status"].Text()?.ToLowerInvariant() is "draft" or "deleted")
            return "A draft or a deleted event.";
        // Its dates span all its occurrences, each of which is listed on its own.
        if (root["is_series_parent"].Flag() == true)
            return "A series, not an event: its occurrences are listed on their own.";
        if (root["listed"].Flag() == false)
            return "An unlisted event.";
        if (root["invite_only"].Flag() == true)
            return "An event by invitation only.";
        if (root["privacy_setting"].IsText && root["privacy_setting"].Text()?.ToLowerInvariant() is "private" or "locked")
            return "A private event.";
        return root["is_protected_event"].Flag() == true ? "A private event." : null;
    }
}
