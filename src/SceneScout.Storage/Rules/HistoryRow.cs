using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Domain.Events;

namespace SceneScout.Storage.Rules;

/// <summary>A row of <c>listing_history</c>.</summary>
internal sealed record HistoryRow(Guid RawId, Guid EventId, long Revision, ImmutableArray<FieldChange> Changes, DateTimeOffset At)
{
    // A listing that becomes another one altogether need not be told field by field.
    private const int MostFields = 40;

    /// <summary>The changes as they are stored.</summary>
    public string ChangesJson => StorableJson.CleanOwn(JsonSerializer.Serialize(Changes, EventJson.Default.ImmutableArrayFieldChange));

    /// <summary>What changes in listings that are known. Pure.</summary>
    /// <param name="members">The listings as they are written.</param>
    /// <param name="known">What the store holds of them, by row: JSON and content hash.</param>
    public static ImmutableArray<HistoryRow> Of(IEnumerable<MemberRow> members, IReadOnlyDictionary<Guid, (string Listing, string ContentHash)> known) =>
    [
        .. members.Where(member => known.TryGetValue(member.Id, out var before) && before.ContentHash != member.Member.ContentHash)
            .Select(member => new HistoryRow(
                member.Id,
                member.EventId,
                member.Member.Revision,
                [.. FieldChanges.Of(JsonNode.Parse(known[member.Id].Listing)!.AsObject(), JsonNode.Parse(member.ListingJson)!.AsObject()).Take(MostFields)],
                member.At))
            .Where(row => !row.Changes.IsEmpty),
    ];
}
