using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Tasks;

namespace SceneScout.Sources.Contracts;

/// <summary>A search over one area.</summary>
/// <param name="Centre">Middle of the circle.</param>
/// <param name="RadiusMetres">Its radius; the client tiles when the source allows less.</param>
/// <param name="Range">Event starts within it.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2 of the area; null when not known.</param>
public sealed record AreaQuery(GeoPoint Centre, double RadiusMetres, DateRange Range, string? CountryCode = null)
{
    /// <summary>What was learned that the source can be asked for, beside what is configured; the same for all pages of a search as far as that can be: a client must bear seeds that come or go between pages.</summary>
    public ImmutableArray<SourceSeed> Seeds { get; init; } = [];

    /// <summary>For which area calls are counted: areas take turns, so that one with many calls does not starve the rest. Null: for none.</summary>
    public string? Area { get; init; }

    /// <summary>How long the calls of this search may wait for budget, all together; null for each call's own limit.</summary>
    public CallPatience? Patience { get; init; }
}

/// <summary>Calls one source's API. The client does the paging, the splitting of windows and tiles; its cursor says where it stands, so that a search can go on after a crash.</summary>
public interface ISourceClient
{
    /// <summary>Reads the next page of a search: one answer of the API (retries aside).</summary>
    /// <param name="query">The search; the same for all pages.</param>
    /// <param name="cursor">Null for the first page, else the last page's <see cref="FetchResult.Page.NextCursor"/>.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>A page or a fault; it throws on cancellation only.</returns>
    Task<FetchResult> FetchAsync(AreaQuery query, string? cursor, CancellationToken cancellation);

    /// <summary>Where the search goes on behind the part that a cursor stands in, where that is known before the part is read: it may be read meanwhile.</summary>
    /// <param name="query">The search; the same for all pages.</param>
    /// <param name="cursor">Null for the first page, else a cursor that this client gave.</param>
    /// <returns>The cursor that the pages of the part name as <see cref="FetchResult.Page.Behind"/>; null where only they know it, and behind the last part.</returns>
    string? Behind(AreaQuery query, string? cursor) => null;

    /// <summary>Whether a search that came to its end would have found a listing if it were still there: false when the source was not asked for it, for example because its organizer is not configured any more.</summary>
    /// <param name="query">The search; the listing's place and date lie well within it.</param>
    /// <param name="listing">The listing as it was seen last.</param>
    bool Covers(AreaQuery query, Listing listing) => true;
}

/// <summary>The outcome of one call.</summary>
public abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <summary>A page.</summary>
    /// <param name="Answer">What it holds.</param>
    /// <param name="NextCursor">Where to go on (text of the client's own, below 4 KB); null at the end.</param>
    public sealed record Page(ParsedAnswer Answer, string? NextCursor) : FetchResult
    {
        /// <summary>Listings (or venues) that the source says it has here and that no further call of this search will reach: its paging ends before them and the search cannot be cut any smaller.</summary>
        public int Unreachable { get; init; }

        /// <summary>Whether the source tells another total than with the page before: something came or went meanwhile, so listings may have slipped from a page that was still to be read to one that had been.</summary>
        public bool Slipped { get; init; }

        /// <summary>The part of the search (a window with all that it is split into, a tile, a list) that begins with this page; null for further pages of a part.</summary>
        public PartHead? Head { get; init; }

        /// <summary>Where to go on with the rest of the part left out; null when nothing follows the part. Says something only where <see cref="Head"/> has a rest.</summary>
        public string? Behind { get; init; }
    }

    /// <summary>No page.</summary>
    /// <param name="Fault">Why; without secrets.</param>
    public sealed record Failed(SpawnFault Fault) : FetchResult;
}
