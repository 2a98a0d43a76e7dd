using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Meetup;

/// <summary>Status of GraphQL (<c>CANCELLED_PERM</c>) and REST (<c>cancelled</c>).</summary>
internal static class MeetupStatus
{
    /// <summary>Why the event must not be shown; null when it may.</summary>
    public static string? Skip(Field root)
    {
        if (root["status"].Text()?.ToUpperInvariant() is "DRAFT" or "AUTOSCHED_DRAFT" or "TEMPLATE" or "PROPOSED" or "SUGGESTED" or "PENDING" or "BLOCKED")
            return "An event that is not published.";
        return root["visibility"].Text() == "members" || root["group"]["isPrivate"].Flag() == true ? "An event of a private group." : null;
    }

    /// <summary>Whether the event takes place.</summary>
    public static EventStatus Read(Field status)
    {
        switch (status.Text()?.ToUpperInvariant())
        {
            case "CANCELLED" or "CANCELED" or "CANCELLED_PERM" or "AUTOSCHED_CANCELLED":
                return EventStatus.Cancelled;
            case null or "ACTIVE" or "PUBLISHED" or "AUTOSCHED" or "AUTOSCHED_FINISHED" or "PAST" or "UPCOMING":
                return EventStatus.Scheduled;
            default:
                status.Warn("Left out: not a status of Meetup such as ACTIVE, PAST or CANCELLED.");
                return EventStatus.Scheduled;
        }
    }
}
