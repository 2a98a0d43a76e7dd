using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Rules;

/// <summary>A row of <c>event_sources</c>.</summary>
internal sealed record MemberRow(Guid Id, Guid EventId, EventMember Member, DateTimeOffset At)
{
    private (byte[] Json, byte[]? Signs)? _written;

    public ListingKey Key => ListingIds.Clean(Member.Key);

    public byte[] ListingJson => (_written ??= Written()).Json;

    /// <summary>What a block finds the listing by; null when nobody made it of what is written.</summary>
    public byte[]? Signs => (_written ??= Written()).Signs;

    /// <summary>A number of the listing as it is written: of another listing the signs say nothing. Null where there are none.</summary>
    public long? SignsOf => Signs is null ? null : Number(ListingJson);

    public string ReasonsJson => StringList.Write(Member.Reasons);

    /// <summary>What a member is read from.</summary>
    public const string Columns = "listing, content_hash, confidence, reasons, revision, held, signs, signs_of";

    /// <summary>Reads a member; its listing stays as it is until somebody asks for it.</summary>
    public static EventMember Read(SqlRow row)
    {
        var listing = row.Utf8("listing");
        // A program that knows no signs leaves those of the listing that was there before.
        var signs = row.LongOrNull("signs_of") is { } number && number == Number(listing) && !row.IsNull("signs") ? row.Bytes("signs") : null;
        return new(ListingContent.Stored(listing, signs), row.Text("content_hash"), row.Double("confidence"), StringList.Read(row.Text("reasons")))
        {
            Revision = row.Long("revision"),
            Held = row.Bool("held"),
        };
    }

    private (byte[] Json, byte[]? Signs) Written()
    {
        var json = Member.Content.Json();
        var clean = StorableJson.CleanOwn(json);
        return (clean, ReferenceEquals(clean, json) ? Member.Content.Signs : null);
    }

    // Eight bytes at a time, as it is asked of all that is loaded. It stands in the store: it must stay what it is.
    internal static long Number(ReadOnlySpan<byte> json)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
        var number = (ulong)json.Length * Prime;
        for (; json.Length >= sizeof(ulong); json = json[sizeof(ulong)..])
            number = unchecked((BitOperations.RotateLeft(number, 27) ^ BinaryPrimitives.ReadUInt64LittleEndian(json)) * Prime);
        foreach (var rest in json)
            number = unchecked((BitOperations.RotateLeft(number, 27) ^ rest) * Prime);
        return unchecked((long)(number ^ (number >> 29)));
    }
}

/// <summary>A list of strings as JSON.</summary>
internal static class StringList
{
    public static string Write(ImmutableArray<string> items) =>
        StorableJson.CleanOwn(JsonSerializer.Serialize(items, StringListJson.Default.ImmutableArrayString));

    public static ImmutableArray<string> Read(string json) => JsonSerializer.Deserialize(json, StringListJson.Default.ImmutableArrayString);
}
