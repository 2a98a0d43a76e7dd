using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Meetup;

/// <summary>How Meetup answers are built. The group, and with it the time zone, may stand once around many events.</summary>
internal sealed class MeetupShape : AnswerShape
{
    private static readonly string[] GroupMembers = ["id", "name", "urlname", "link", "timezone", "city", "state", "country", "lat", "lon", "isPrivate", "topicCategory"];

    /// <inheritdoc />
    public override SourceName Source => SourceName.Meetup;

    /// <inheritdoc />
    public override IReadOnlySet<string> VolatileNames { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "rsvps", "going", "yes_rsvp_count", "maybe_rsvp_count", "waitlist_count", "headcount", "rsvpState", "updated", "isAttending", "isSaved", "members", "memberships", "distance",
    };

    /// <inheritdoc />
    public override IReadOnlySet<string> ListingLists { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "events", "upcomingEvents", "pastEvents", "unifiedEvents", "draftEvents", "eventsSearch", "eventSearch", "recommendedEvents", "rankedEvents",
    };

    /// <inheritdoc />
    public override NodeKind Classify(JsonElement node, string container)
    {
        if (container is "next_event" or "last_event" or "pageInfo" or "errors" or "extensions" or "meta" or "memberships" or "topics" or "suggestTopics" or "city")
            return NodeKind.Other;
        if (node.TryGetProperty("dateTime", out _) || node.TryGetProperty("eventUrl", out _) || node.TryGetProperty("event_url", out _))
            return NodeKind.Listing;
        return Has(node, "name") && Count(node, "time", "local_date", "utc_offset", "yes_rsvp_count", "is_online_event") >= 2 ? NodeKind.Listing : NodeKind.Envelope;
    }

    /// <inheritdoc />
    public override string? IdOf(Field listing) => MeetupListing.RequireId(listing);

    /// <inheritdoc />
    public override JsonElement Complete(JsonElement listing, IReadOnlyList<JsonElement> around)
    {
        var outer = around.LastOrDefault(node => Has(node, "urlname") || Has(node, "timezone") || (Has(node, "name") && Has(node, "id")));
        if (outer.ValueKind != JsonValueKind.Object)
            return listing;
        var group = Member(listing, "group");
        if (group.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined or JsonValueKind.Null))
            return listing;
        // Another group's data must not be mixed in: the ids have to agree when both are there.
        if (Has(group, "id") && Has(outer, "id") && group.GetProperty("id").GetRawText() != outer.GetProperty("id").GetRawText())
            return listing;
        var merged = group.ValueKind == JsonValueKind.Object ? JsonObjectOf(group) : [];
        var added = false;
        foreach (var name in GroupMembers)
            if (!Has(group, name) && Has(outer, name))
            {
                merged[name] = JsonNode.Parse(outer.GetProperty(name).GetRawText());
                added = true;
            }

        if (!added)
            return listing;
        var whole = JsonObjectOf(listing);
        whole["group"] = merged;
        return JsonSerializer.SerializeToElement(whole, JsonContext.Default.JsonObject);
    }

    /// <inheritdoc />
    public override string Describe(JsonElement answer)
    {
        if (Member(answer, "errors") is { ValueKind: JsonValueKind.Array } errors && errors.GetArrayLength() > 0)
        {
            var extensions = Member(errors[0], "extensions");
            return $"An error body ({TextOf(extensions, "classification") ?? TextOf(extensions, "code") ?? TextOf(errors[0], "code") ?? "no code"}).";
        }

        var data = Member(answer, "data");
        if (Has(data, "suggestTopics"))
            return "Topics, no events.";
        var group = Member(data, "groupByUrlname");
        if (group.ValueKind == JsonValueKind.Null)
            return "An unknown group.";
        if (Has(group, "events") || Has(group, "upcomingEvents") || Has(group, "pastEvents"))
            return "A page without events.";
        if (group.ValueKind == JsonValueKind.Object || Has(answer, "urlname"))
            return "A group, no events.";
        return Has(data, "recommendedEvents") || Has(data, "eventSearch") || Has(answer, "events") || Has(answer, "results") ? "A page without events." : "No event was found in the answer.";
    }

    // Members by hand: a JsonObject made from an element refuses names that come twice.
    private static JsonObject JsonObjectOf(JsonElement element)
    {
        var copy = new JsonObject();
        foreach (var member in element.EnumerateObject())
            copy[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        return copy;
    }
}
