using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Text;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Rules;

/// <summary>A row of <c>event_sources</c>.</summary>
internal sealed record MemberRow(Guid Id, Guid EventId, EventMember Member, DateTimeOffset At)
{
    private (byte[] Listing, byte[]? Signs)? _written;

    public ListingKey Key => ListingIds.Clean(Member.Key);

    /// <summary>The listing as it is written, packed.</summary>
    public byte[] Listing => (_written ??= Written()).Listing;

    /// <summary>What a block finds the listing by; null when nobody made it of what is written.</summary>
    public byte[]? Signs => (_written ??= Written()).Signs;

    /// <summary>A number of the listing as it is written: of another listing the signs say nothing. Null where there are none.</summary>
    public long? SignsOf => Signs is null ? null : StoredNumber.Of(Listing);

    public string ReasonsJson => StringList.Write(Member.Reasons);

    /// <summary>What a member is read from.</summary>
    public const string Columns = "source, external_id, listing, content_hash, confidence, reasons, revision, held, signs, signs_of";

    /// <summary>Reads a member; its listing stays as it is until somebody asks for it.</summary>
    public static EventMember Read(SqlRow row)
    {
        var listing = row.Bytes("listing");
        // A program that knows no signs leaves those of the listing that was there before.
        var signs = row.LongOrNull("signs_of") is { } number && number == StoredNumber.Of(listing) && !row.IsNull("signs") ? row.Bytes("signs") : null;
        return new(Content(row, listing, signs), row.Text("content_hash"), row.Double("confidence"), StringList.Read(row.Text("reasons")))
        {
            Revision = row.Long("revision"),
            Changed = row.Bool("held"),
        };
    }

    // A listing that cannot be read is its event's all the same.
    private static ListingContent Content(SqlRow row, byte[] listing, byte[]? signs)
    {
        try
        {
            return ListingContent.Stored(listing, signs);
        }
        catch (JsonException)
        {
            return ListingContent.Stored(listing, signs, new ListingKey(new SourceName(row.Text("source")), row.Text("external_id")));
        }
    }

    private (byte[] Listing, byte[]? Signs) Written()
    {
        var json = Member.Content.Json();
        var clean = StorableJson.CleanOwn(json);
        return ReferenceEquals(clean, json) ? (Member.Content.Packed(), Member.Content.Signs) : (PackedJson.Pack(clean), null);
    }
}
