using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Matching;

/// <summary>
/// A listing as a block keeps it. At rest it is what the store has, packed JSON, and is read when somebody needs what it says. Two contents are the same when they are one object.
/// Safe for many threads: what two of them read at once is the same.
/// </summary>
public sealed class ListingContent
{
    private byte[]? _rest;
    private byte[]? _json;
    private Listing? _listing;
    private bool _isTold;

    private ListingContent(ListingKey key) => Key = key;

    /// <summary>The listing's key.</summary>
    public ListingKey Key { get; }

    /// <summary>What a block finds the listing by, as the store keeps it beside it; null when nobody made it yet.</summary>
    public byte[]? Signs { get; internal set; }

    /// <summary>
    /// The listing, read each time while it rests. Of one that cannot be read, <see cref="Problem"/> says why, and this is one of its key that says nothing else: it is like no other, and no event's content comes of it.
    /// </summary>
    public Listing Listing => _listing ?? Read();

    /// <summary>Why the listing cannot be read; null while it could be, or nobody tried.</summary>
    public string? Problem { get; private set; }

    /// <summary>About how many bytes it takes at rest, its key not counted.</summary>
    internal int Bytes => (_rest?.Length ?? 0) + (Signs?.Length ?? 0);

    /// <summary>True when it has to be read.</summary>
    internal bool IsAsleep => _listing is null;

    /// <summary>A listing that was read.</summary>
    /// <param name="listing">The listing.</param>
    /// <param name="signs">See <see cref="Signs"/>.</param>
    public static ListingContent Of(Listing listing, byte[]? signs = null) => new(listing.Key) { _listing = listing, Signs = signs };

    /// <summary>A listing as the store has it.</summary>
    /// <param name="stored">JSON as <see cref="EventJson"/> writes it, in UTF-8, packed (see <see cref="PackedJson"/>) or not.</param>
    /// <param name="signs">See <see cref="Signs"/>.</param>
    /// <exception cref="JsonException">It has no key.</exception>
    public static ListingContent Stored(byte[] stored, byte[]? signs)
    {
        var json = PackedJson.Unpack(stored);
        return Stored(stored, signs, ListingJsonReader.ReadKey(json) ?? ListingJsonReader.Read(json).Key);
    }

    /// <summary>The same of a listing whose key the store has beside it, wherever it stands in the JSON, and whether or not that can be read.</summary>
    public static ListingContent Stored(byte[] stored, byte[]? signs, ListingKey key) => new(key) { _rest = PackedJson.Pack(stored), Signs = signs };

    /// <summary>The listing as JSON in UTF-8.</summary>
    /// <exception cref="JsonException">What the store has cannot be unpacked.</exception>
    public byte[] Json() => _json ?? (_rest is { } rest ? PackedJson.Unpack(rest) : _json = JsonSerializer.SerializeToUtf8Bytes(Listing, EventJson.Default.Listing));

    /// <summary>The same, packed.</summary>
    public byte[] Packed() => _rest ??= PackedJson.Pack(Json());

    /// <summary>Reads it and keeps it read until it is put to <see cref="Rest"/>.</summary>
    internal void Wake() => _listing ??= Listing;

    /// <summary>True the first time that this is asked of a listing that turned out not to be read.</summary>
    internal bool TellsProblem() => Problem is not null && !Interlocked.Exchange(ref _isTold, true);

    /// <summary>Keeps nothing but the bytes.</summary>
    internal void Rest()
    {
        _ = Packed();
        (_listing, _json) = (null, null);
    }

    private Listing Read()
    {
        if (Problem is null)
            try
            {
                return ListingJsonReader.Read(Json());
            }
            catch (JsonException e)
            {
                Problem = e.Message;
            }

        return new Listing { Key = Key, Title = "", Time = EventTime.Announced };
    }
}
