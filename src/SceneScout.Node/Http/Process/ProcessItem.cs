using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Manual;

namespace SceneScout.Node.Http.Process;

/// <summary>One event that a caller sent, as its source's adapter reads it. Pure.</summary>
/// <param name="Index">Its place in the call, from 0; of lines, the line's number from 1.</param>
/// <param name="Id">Its id; null when it has none that can be read.</param>
internal sealed record ProcessItem(int Index, string? Id)
{
    /// <summary>The listing, when it can be used.</summary>
    public RawListing? Listing { get; init; }

    /// <summary>What the listing was read as.</summary>
    public NormaliseResult? Read { get; init; }

    /// <summary>A venue of a directory, when it is one.</summary>
    public VenueRecord? Venue { get; init; }

    /// <summary>Why it is not to be shown; null when it may be.</summary>
    public string? Skipped { get; init; }

    /// <summary>What is wrong with it.</summary>
    public ImmutableArray<FieldError> Errors { get; init; } = [];

    /// <summary>Reads what stands at one place of a call: mostly one event, none or several where it is an answer of a source.</summary>
    public static IEnumerable<ProcessItem> Of(int index, JsonElement json, ISourceAdapter adapter)
    {
        var answer = adapter.Parse(json);
        foreach (var listing in answer.Listings)
            yield return Of(index, listing, adapter);
        foreach (var venue in answer.Venues)
            yield return new ProcessItem(index, venue.Key.ExternalId) { Venue = venue };
        foreach (var failure in answer.Failures)
            yield return new ProcessItem(index, failure.ExternalId) { Errors = failure.Errors };
        if (answer.Listings.IsEmpty && answer.Venues.IsEmpty && answer.Failures.IsEmpty)
            yield return Unusable(index, json.GetRawText(), answer.Note ?? "No event was found.");
    }

    /// <summary>What is no event at all.</summary>
    public static ProcessItem Unusable(int index, string? value, string reason) =>
        new(index, null) { Errors = [FieldError.Of("(root)", value, reason, rule: RepairRule.Refused)] };

    private static ProcessItem Of(int index, RawListing listing, ISourceAdapter adapter)
    {
        var sent = adapter.Name == SourceName.Manual ? Marked(listing) : listing;
        using var json = JsonDocument.Parse(sent.Json);
        var read = adapter.Normalise(json.RootElement);
        var item = new ProcessItem(index, sent.Key.ExternalId);
        return read switch
        {
            NormaliseResult.Ok => item with { Listing = sent, Read = read },
            NormaliseResult.Skipped skipped => item with { Skipped = skipped.Reason },
            NormaliseResult.Rejected rejected => item with { Errors = rejected.Errors },
            _ => throw new InvalidOperationException("An adapter answers a listing, a skip or a rejection."),
        };
    }

    // The hash stays that of what was sent.
    private static RawListing Marked(RawListing listing)
    {
        var json = JsonNode.Parse(listing.Json)!.AsObject();
        json[ManualAdapter.SubmissionMark] = true;
        return listing with { Json = json.ToJsonString() };
    }
}
