using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Feed;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Rules;

/// <summary>A listing behind an event, as the store holds it.</summary>
internal sealed record HeldMember(Guid Id, Guid EventId, EventMember Member);

/// <summary>What the end of its retention changes of some listings.</summary>
/// <param name="Members">Listings without the content.</param>
/// <param name="Events">Their events, merged anew.</param>
/// <param name="Tasks">Processing tasks of these events.</param>
/// <param name="Changes">What the feed gets.</param>
internal sealed record RetentionPlan(ImmutableArray<MemberRow> Members, ImmutableArray<EventRow> Events, ImmutableArray<NewTask> Tasks, ImmutableArray<FeedEntry> Changes)
{
    private const int TaskSize = 100;

    /// <summary>Hash of content that is not there any more: whatever is seen next differs from it.</summary>
    public const string NoHash = "";

    /// <summary>Decides.</summary>
    /// <param name="expired">Row ids of the listings.</param>
    /// <param name="events">The events that they stand behind.</param>
    /// <param name="members">All listings of these events.</param>
    /// <param name="source">The source, for the tasks.</param>
    /// <param name="now">The instant.</param>
    public static RetentionPlan Decide(IReadOnlySet<Guid> expired, IReadOnlyList<CanonicalEvent> events, IReadOnlyList<HeldMember> members, SourceName source, DateTimeOffset now)
    {
        var contents = events.ToDictionary(e => e.Id, e => e.Content);
        var kept = members.Select(held => expired.Contains(held.Id) ? held with { Member = Strip(held.Member, contents.GetValueOrDefault(held.EventId)) } : held).ToLookup(held => held.EventId);
        var merged = events
            .Where(e => kept[e.Id].Any())
            .Select(e => EventMerge.Merge(e.Id, e.Block, e.Version + 1, kept[e.Id].Select(held => held.Member)))
            .OrderBy(e => e.Id)
            .ToList();
        return new(
            [.. merged.SelectMany(e => kept[e.Id]).Where(held => expired.Contains(held.Id)).OrderBy(held => held.Id).Select(held => new MemberRow(held.Id, held.EventId, held.Member, now))],
            [.. merged.Select(e => new EventRow(e, null, now))],
            [.. merged.Chunk(TaskSize).Select(chunk => Task(chunk, source))],
            [.. merged.Select(e => new FeedEntry(e.Id, e.Version, EventChangeKind.ContentDropped, now, null))]);
    }

    /// <summary>A listing without what its source's terms allow no longer keeping. What it is found by does not follow from that.</summary>
    private static EventMember Strip(EventMember member, Listing? content)
    {
        var listing = member.Listing;
        // Of one that cannot be read the event knows what it is called and when it is.
        if (member.Content.Problem is not null && content is not null)
            listing = listing with { Title = content.Title, Time = content.Time };
        return member with
        {
            Content = ListingContent.Of(listing with { Description = null, DescriptionTruncated = false, Images = [] }, member.Content.Signs),
            ContentHash = NoHash,
        };
    }

    private static NewTask Task(CanonicalEvent[] events, SourceName source) => new()
    {
        Id = $"processing-{DeterministicGuid.Of("retention:" + string.Join(',', events.Select(e => $"{e.Id:N}:{e.Version}"))):D}",
        Type = TaskType.Processing,
        Source = source.Value,
        ParametersJson = JsonSerializer.Serialize(new ProcessingParameters([.. events.Select(e => e.Id)]), TaskJson.Default.ProcessingParameters),
    };
}
