using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Cli.Import;

/// <summary>A file after parsing and normalising: what can be kept, and what cannot.</summary>
internal sealed record FileReading(
    ImmutableArray<RawListing> Usable,
    ImmutableArray<VenueRecord> Venues,
    ImmutableArray<ListingError> Failures,
    ImmutableArray<SkippedListing> Skips,
    ImmutableArray<ListingError> Warnings,
    ImmutableArray<BatchFinding> Findings,
    int FailedListings,
    string? Note)
{
    /// <summary>Reads an answer of a source. Of a listing that stands twice the last counts.</summary>
    public static FileReading Of(JsonElement root, ISourceAdapter adapter)
    {
        var answer = adapter.Parse(root);
        var failures = answer.Failures.SelectMany(f => f.Errors.Select(e => ListingError.Of(f.ExternalId, e))).ToList();
        var failed = answer.Failures.Length;
        var skips = new List<SkippedListing>();
        var warnings = new List<ListingError>();
        var usable = new Dictionary<ListingKey, RawListing>();
        var good = new Dictionary<ListingKey, Listing>();
        foreach (var raw in answer.Listings)
        {
            using var json = JsonDocument.Parse(raw.Json);
            switch (adapter.Normalise(json.RootElement))
            {
                case NormaliseResult.Rejected rejected:
                    failed++;
                    failures.AddRange(rejected.Errors.Select(e => ListingError.Of(raw.Key.ExternalId, e)));
                    break;
                case NormaliseResult.Skipped skipped:
                    skips.Add(new SkippedListing(raw.Key.ExternalId, skipped.Reason));
                    break;
                case NormaliseResult.Ok ok:
                    warnings.AddRange(ok.Listing.Warnings.Select(w => ListingError.Of(raw.Key.ExternalId, w)));
                    good[raw.Key] = ok.Listing;
                    if (!usable.TryAdd(raw.Key, raw))
                    {
                        skips.Add(new SkippedListing(raw.Key.ExternalId, "It stands in the file twice; the last counts."));
                        usable[raw.Key] = raw;
                    }

                    break;
            }
        }

        return new FileReading([.. usable.Values], answer.Venues, [.. failures], [.. skips], [.. warnings], FillerGate.Of(good.Values), failed, answer.Note);
    }
}
