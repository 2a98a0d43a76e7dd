using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;

namespace SceneScout.Storage.Rules;

/// <summary>A row of <c>event_sources</c>.</summary>
internal sealed record MemberRow(Guid Id, Guid EventId, EventMember Member, DateTimeOffset At)
{
    public ListingKey Key => ListingIds.Clean(Member.Listing.Key);

    public byte[] ListingJson => StorableJson.CleanOwn(JsonSerializer.SerializeToUtf8Bytes(Member.Listing, EventJson.Default.Listing));

    public string ReasonsJson => StringList.Write(Member.Reasons);

    public static EventMember Read(byte[] listing, string hash, double confidence, string reasons, long revision, bool held) =>
        new(ListingJsonReader.Read(listing), hash, confidence, StringList.Read(reasons)) { Revision = revision, Held = held };
}

/// <summary>A list of strings as JSON.</summary>
internal static class StringList
{
    public static string Write(ImmutableArray<string> items) =>
        StorableJson.CleanOwn(JsonSerializer.Serialize(items, StringListJson.Default.ImmutableArrayString));

    public static ImmutableArray<string> Read(string json) => JsonSerializer.Deserialize(json, StringListJson.Default.ImmutableArrayString);
}
