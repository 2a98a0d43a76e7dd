using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Domain.Events;
using SceneScout.Domain.Text;

namespace SceneScout.Storage.Rules;

/// <summary>A row of <c>listing_history</c>.</summary>
internal sealed record HistoryRow(Guid RawId, Guid EventId, long Revision, ImmutableArray<FieldChange> Changes, DateTimeOffset At)
{
    // A listing that becomes another one altogether need not be told field by field.
    private const int MostFields = 40;

    /// <summary>The changes as they are stored.</summary>
    public string ChangesJson => StorableJson.CleanOwn(JsonSerializer.Serialize(Changes, EventJson.Default.ImmutableArrayFieldChange));

    /// <summary>The listings that are known and say something else now. Pure.</summary>
    /// <param name="members">The listings as they are written.</param>
    /// <param name="known">The content hashes that the store holds of them, by row.</param>
    public static ImmutableArray<MemberRow> Changed(IEnumerable<MemberRow> members, IReadOnlyDictionary<Guid, string> known) =>
        [.. members.Where(member => known.TryGetValue(member.Id, out var before) && before != member.Member.ContentHash)];

    /// <summary>What changes in listings that are known. Pure.</summary>
    /// <param name="members">The listings as they are written.</param>
    /// <param name="known">What the store holds of them, by row: JSON in UTF-8.</param>
    public static ImmutableArray<HistoryRow> Of(IEnumerable<MemberRow> members, IReadOnlyDictionary<Guid, byte[]> known) =>
    [
        .. members.Where(member => known.ContainsKey(member.Id))
            .Select(member => new HistoryRow(
                member.Id,
                member.EventId,
                member.Member.Revision,
                [.. FieldChanges.Of(JsonNode.Parse(known[member.Id])!.AsObject(), JsonNode.Parse(PackedJson.Unpack(member.Listing))!.AsObject()).Take(MostFields)],
                member.At))
            .Where(row => !row.Changes.IsEmpty),
    ];
}
