using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Pictures;
using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Contracts;

/// <summary>Pictures that were fetched, what came of their addresses, and which event shows which. The files themselves are kept elsewhere, by their hash.</summary>
public interface IPictureStore
{
    /// <summary>Events whose pictures are to be chosen, with their listings; redirected ids are followed, unknown ones left out.</summary>
    Task<ImmutableArray<PictureSubject>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>What came of addresses; those that were never tried are left out.</summary>
    Task<ImmutableDictionary<string, PictureLink>> FindLinksAsync(IReadOnlyCollection<string> urls, CancellationToken cancellation);

    /// <summary>Pictures by their hash; unknown ones are left out.</summary>
    Task<ImmutableDictionary<string, KeptPicture>> FindAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation);

    /// <summary>Pictures that have one of these parts: among them are all near-duplicates.</summary>
    /// <param name="parts">Parts of what a picture looks like.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<ImmutableArray<KeptPicture>> FindByPartsAsync(IReadOnlyCollection<int> parts, CancellationToken cancellation);

    /// <summary>Events that show a picture.</summary>
    Task<long> CountShownAsync(CancellationToken cancellation);

    /// <summary>Ends a task of the images stage, in one transaction: pictures and links written, the events' pictures set where the event still has the version that was looked at and shows another, a change in the feed for each of these, log rows added (stage <c>images</c>), the task completed.</summary>
    /// <returns>Null when the lease is lost (nothing was written), else what was.</returns>
    Task<PictureCommit?> CommitAsync(PictureBatch batch, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>An event whose picture is to be chosen.</summary>
/// <param name="Event">The event.</param>
/// <param name="City">Its city, as processing knows it.</param>
/// <param name="Current">The picture it shows.</param>
/// <param name="Listings">The listings behind it.</param>
public sealed record PictureSubject(CanonicalEvent Event, string? City, EventPicture? Current, ImmutableArray<Listing> Listings);

/// <summary>What came of an address.</summary>
/// <param name="Url">The address.</param>
/// <param name="Hash">The picture it led to; null when it led to none.</param>
/// <param name="Fault">Why not; null when it did.</param>
/// <param name="AgainAt">From when on it may be tried again; null for not before it is forgotten.</param>
public sealed record PictureLink(string Url, string? Hash, string? Fault, DateTimeOffset? AgainAt);

/// <summary>A picture whose variants are kept.</summary>
public sealed record KeptPicture
{
    /// <summary>SHA-256 of its file, 64 hex digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Format of that file.</summary>
    public required string Format { get; init; }

    /// <summary>In pixels.</summary>
    public required int Width { get; init; }

    /// <summary>In pixels.</summary>
    public required int Height { get; init; }

    /// <summary>What it looks like, 16 hex digits; null for a flat one.</summary>
    public string? Perceptual { get; init; }

    /// <summary>Parts of that, which near-duplicates are looked up by.</summary>
    public ImmutableArray<int> Parts { get; init; } = [];

    /// <summary>What to show until it is loaded.</summary>
    public required string BlurHash { get; init; }

    /// <summary>Its dominant colour, <c>#rrggbb</c>.</summary>
    public required string Colour { get; init; }

    /// <summary>Its sizes, the narrowest first.</summary>
    public required ImmutableArray<PictureSize> Variants { get; init; }
}

/// <summary>The picture chosen for an event.</summary>
/// <param name="EventId">The event.</param>
/// <param name="OfVersion">The version that was looked at.</param>
/// <param name="Picture">The picture; null for none.</param>
/// <param name="Faults">Why better ones are not shown; null when none failed.</param>
public sealed record ChosenPicture(Guid EventId, long OfVersion, EventPicture? Picture, string? Faults);

/// <summary>The end of a task of the images stage.</summary>
/// <param name="Lease">The task's lease.</param>
/// <param name="Pictures">Pictures whose variants are kept: new ones and those that are used again.</param>
/// <param name="Links">What came of the addresses that were tried.</param>
/// <param name="Chosen">Events with their pictures.</param>
public sealed record PictureBatch(TaskLease Lease, ImmutableArray<KeptPicture> Pictures, ImmutableArray<PictureLink> Links, ImmutableArray<ChosenPicture> Chosen);

/// <summary>What the end of a task of the images stage wrote.</summary>
/// <param name="Changed">Events that show another picture now.</param>
/// <param name="ResultJson">The task's result: a JSON object.</param>
public sealed record PictureCommit(ImmutableArray<Guid> Changed, string ResultJson);
