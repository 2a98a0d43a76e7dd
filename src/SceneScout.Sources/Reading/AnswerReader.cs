using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Reading;

/// <summary>Walks an answer and collects listings and venues in document order. An id that comes twice is taken once.</summary>
internal sealed class AnswerReader
{
    // Answers nest seven deep at most; the limits stop hostile ones.
    private const int Deepest = 24;
    private const int MostEntries = 20_000;

    private readonly AnswerShape shape;
    private readonly List<RawListing> listings = [];
    private readonly List<VenueRecord> venues = [];
    private readonly List<ListingFailure> failures = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<JsonElement> around = [];

    private AnswerReader(AnswerShape shape)
    {
        this.shape = shape;
    }

    /// <summary>Splits an answer.</summary>
    public static ParsedAnswer Read(JsonElement answer, AnswerShape shape)
    {
        var root = WellFormed.Of(answer);
        var reader = new AnswerReader(shape);
        reader.Visit(root, "", isItem: false);
        var empty = reader.listings.Count == 0 && reader.venues.Count == 0 && reader.failures.Count == 0;
        return new ParsedAnswer
        {
            Listings = [.. reader.listings],
            Venues = [.. reader.venues],
            Failures = [.. reader.failures],
            Note = empty ? shape.Describe(Unwrapped(root)) : null,
        };
    }

    private static bool IsRecording(JsonElement node) => node.TryGetProperty("response", out _) && node.TryGetProperty("scope", out _);

    // A recorded call (one item with scope, path, status and response) is its response.
    private static JsonElement Unwrapped(JsonElement root)
    {
        var node = root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 1 ? root[0] : root;
        return node.ValueKind == JsonValueKind.Object && IsRecording(node) ? node.GetProperty("response") : root;
    }

    private void Visit(JsonElement node, string container, bool isItem)
    {
        if (around.Count > Deepest || listings.Count + venues.Count + failures.Count >= MostEntries)
            return;
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
                Visit(item, container, isItem: true);
        }
        else if (node.ValueKind == JsonValueKind.Object)
        {
            VisitObject(node, container, isItem);
        }
        else if (isItem && shape.ListingLists.Contains(container))
        {
            Fail(null, FieldError.Of(container, node.ValueKind == JsonValueKind.Undefined ? null : node.GetRawText(), "Not usable: a listing is an object."));
        }
    }

    private void VisitObject(JsonElement node, string container, bool isItem)
    {
        if (IsRecording(node))
        {
            Visit(node.GetProperty("response"), "", isItem: false);
            return;
        }

        // An edge of a connection is its node.
        if (node.TryGetProperty("node", out var inner))
        {
            Visit(inner, container, isItem: true);
            return;
        }

        var kind = shape.Classify(node, container);
        if (kind == NodeKind.Envelope && isItem && shape.ListingLists.Contains(container))
            kind = NodeKind.Listing;
        switch (kind)
        {
            case NodeKind.Listing:
                Add(node);
                break;
            case NodeKind.Venue:
                AddVenue(node);
                break;
            case NodeKind.Envelope:
                around.Add(node);
                foreach (var member in node.EnumerateObject())
                    Visit(member.Value, member.Name is "edges" or "results" or "nodes" ? container.Length == 0 ? member.Name : container : member.Name, isItem: false);
                around.RemoveAt(around.Count - 1);
                break;
            default:
                break;
        }
    }

    private void Add(JsonElement node)
    {
        var findings = new Findings();
        if (shape.IdOf(Field.Root(node, findings)) is not { } id)
        {
            Fail(null, [.. findings.Errors]);
            return;
        }

        if (!seen.Add(id))
            return;
        var complete = shape.Complete(node, around);
        listings.Add(new RawListing(new ListingKey(shape.Source, id), CanonicalJson.Minify(complete), CanonicalJson.Hash(complete, shape.VolatileNames)));
    }

    private void AddVenue(JsonElement node)
    {
        var findings = new Findings();
        if (shape.ReadVenue(Field.Root(node, findings)) is not { } venue)
            Fail(null, [.. findings.Errors]);
        else if (seen.Add(venue.Key.ExternalId))
            venues.Add(venue with { Venue = VenueAddress.Settled(venue.Venue, findings) });
    }

    private void Fail(string? id, params ImmutableArray<FieldError> errors) => failures.Add(new ListingFailure(id, errors));
}
