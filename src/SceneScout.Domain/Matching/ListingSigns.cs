using System.Buffers.Binary;
using System.Runtime.InteropServices;
using SceneScout.Domain.Events;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Matching;

/// <summary>
/// What a block finds a listing by without reading it, as bytes that the store keeps beside it: the marks of its match keys, the id that it is born to, its hour, and the keys under which it lies among those that may be like it.
/// They say by which rules and for which block they were made; those of other rules are made anew.
/// </summary>
internal readonly struct ListingSigns
{
    // Raised when match keys, or the id that a listing is born to, follow from it otherwise than before.
    private const int Rules = 1;

    private const int RulesAt = 0;
    private const int BlockAt = 8;
    private const int BirthAt = 16;
    private const int HourAt = 32;
    private const int CountAt = 36;
    private const int MarksAt = 40;

    private readonly byte[]? _bytes;

    private ListingSigns(byte[] bytes) => _bytes = bytes;

    /// <summary>True when there are none.</summary>
    public bool IsNone => _bytes is null;

    /// <summary>As they stand in the store.</summary>
    public byte[]? Bytes => _bytes;

    /// <summary>The marks of the listing's match keys, in the order of the keys.</summary>
    public ReadOnlySpan<MatchMark> Marks => MemoryMarshal.Cast<byte, MatchMark>(_bytes.AsSpan(MarksAt, (int)MarkBytes(_bytes)));

    /// <summary>The id that the listing is born to.</summary>
    public Guid Birth => new(_bytes.AsSpan(BirthAt, 16));

    /// <summary>The hour at which it begins, see <see cref="IListingPortrait.Hour"/>.</summary>
    public int Hour => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(HourAt));

    /// <summary>The keys under which it lies, see <see cref="IListingPortrait.Lies"/>.</summary>
    public ReadOnlySpan<uint> Lies => MemoryMarshal.Cast<byte, uint>(_bytes.AsSpan(MarksAt + (int)MarkBytes(_bytes)));

    /// <summary>The signs of a listing.</summary>
    /// <param name="block">Its block.</param>
    /// <param name="listing">The listing.</param>
    /// <param name="judge">Who judges likeness; null for nobody.</param>
    /// <param name="portrait">The listing's portrait; null where nobody judges.</param>
    public static ListingSigns Of(string block, Listing listing, IListingJudge? judge, IListingPortrait? portrait)
    {
        var keys = MatchKeys.Of(listing);
        var lies = portrait is null ? [] : portrait.Lies;
        var count = keys.Length;
        var bytes = new byte[MarksAt + (count * MatchMark.Size) + (lies.Length * sizeof(uint))];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(RulesAt), RulesOf(judge));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(BlockAt), StableHash.Of(block));
        EventId.Birth(block, listing).TryWriteBytes(bytes.AsSpan(BirthAt));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(HourAt), portrait?.Hour ?? 0);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(CountAt), count);
        var marks = MemoryMarshal.Cast<byte, MatchMark>(bytes.AsSpan(MarksAt, count * MatchMark.Size));
        var day = BlockKey.OtherDay(block, listing);
        for (var at = 0; at < count; at++)
            marks[at] = MatchMark.Of(keys[at], day);
        lies.CopyTo(MemoryMarshal.Cast<byte, uint>(bytes.AsSpan(MarksAt + (count * MatchMark.Size))));
        return new ListingSigns(bytes);
    }

    /// <summary>The signs of a listing that cannot be read: others find it by its key alone. They are not kept.</summary>
    public static ListingSigns OfUnreadable(string block, ListingKey key, IListingJudge? judge)
    {
        var bytes = new byte[MarksAt + MatchMark.Size];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(RulesAt), RulesOf(judge));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(BlockAt), StableHash.Of(block));
        // No id comes behind this one, so that its event's own name stands.
        Guid.AllBitsSet.TryWriteBytes(bytes.AsSpan(BirthAt));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(HourAt), IListingPortrait.NoHour);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(CountAt), 1);
        MemoryMarshal.Cast<byte, MatchMark>(bytes.AsSpan(MarksAt))[0] = MatchMark.Of(MatchKeys.OfListing(key));
        return new ListingSigns(bytes);
    }

    /// <summary>Signs as they were kept; none when they were made by other rules, or for another block.</summary>
    public static ListingSigns Kept(byte[]? bytes, string block, IListingJudge? judge) =>
        bytes is { Length: >= MarksAt } && MarkBytes(bytes) is >= 0 and var marks && bytes.Length - MarksAt >= marks && (bytes.Length - MarksAt) % sizeof(uint) == 0
        && BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(RulesAt)) == RulesOf(judge) && BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(BlockAt)) == StableHash.Of(block)
            ? new ListingSigns(bytes)
            : default;

    private static long MarkBytes(ReadOnlySpan<byte> bytes) => (long)BinaryPrimitives.ReadInt32LittleEndian(bytes[CountAt..]) * MatchMark.Size;

    // Nobody judges: zero. A judge's number is one more, so that none is taken for nobody.
    private static ulong RulesOf(IListingJudge? judge) => ((ulong)Rules << 40) | (judge is null ? 0 : 1 + (ulong)judge.Rules);
}
