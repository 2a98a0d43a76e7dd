using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>A listing as the block keeps it behind an event.</summary>
public sealed record EventMember
{
    private readonly HexText _contentHash;

    /// <summary>Makes one.</summary>
    /// <param name="listing">The normalised listing.</param>
    /// <param name="contentHash">Hash of the raw listing.</param>
    /// <param name="confidence">How sure its membership is, 0 to 1.</param>
    /// <param name="reasons">Why it belongs to the event.</param>
    public EventMember(Listing listing, string contentHash, double confidence, ImmutableArray<string> reasons)
        : this(ListingContent.Of(listing), contentHash, confidence, reasons)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="content">The normalised listing, read or not.</param>
    /// <param name="contentHash">Hash of the raw listing.</param>
    /// <param name="confidence">How sure its membership is, 0 to 1.</param>
    /// <param name="reasons">Why it belongs to the event.</param>
    public EventMember(ListingContent content, string contentHash, double confidence, ImmutableArray<string> reasons) =>
        (Content, _contentHash, Confidence, Reasons) = (content, HexText.Of(contentHash), confidence, reasons);

    /// <summary>The listing's key.</summary>
    public ListingKey Key => Content.Key;

    /// <summary>The normalised listing, read or not.</summary>
    public ListingContent Content { get; init; }

    /// <summary>The normalised listing: it is read for whoever asks.</summary>
    public Listing Listing
    {
        get => Content.Listing;
        init => Content = ListingContent.Of(value);
    }

    /// <summary>Hash of the raw listing.</summary>
    public string ContentHash
    {
        get => _contentHash.ToString();
        init => _contentHash = HexText.Of(value);
    }

    /// <summary>How sure its membership is, 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Why it belongs to the event.</summary>
    public ImmutableArray<string> Reasons { get; init; }

    /// <summary>See <see cref="IncomingListing.Revision"/>; 0 when it is not known.</summary>
    public long Revision { get; init; }

    /// <summary>True when it was born to another id than follows from it now: its title, day, time or place has changed since. An event keeps its id after that, see <see cref="GroupNaming"/>.</summary>
    public bool Changed { get; init; }

    /// <summary>True when the raw listing's hash is this one.</summary>
    internal bool HasHash(string contentHash) => _contentHash == HexText.Of(contentHash);

    /// <summary>True when the raw listings' hashes are one.</summary>
    internal bool HasHashOf(EventMember other) => _contentHash == other._contentHash;
}
