using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Manual;

/// <summary>How submissions are built.</summary>
internal sealed class ManualShape : AnswerShape
{
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal) { "events", "items", "data", "submissions", "event", "formData", "form" };
    private static readonly HashSet<string> IdNames = new(StringComparer.Ordinal) { "id" };

    /// <inheritdoc />
    public override SourceName Source => SourceName.Manual;

    /// <inheritdoc />
    public override IReadOnlySet<string> ListingLists => Lists;

    /// <inheritdoc />
    public override NodeKind Classify(JsonElement node, string container)
    {
        var names = node.EnumerateObject().Select(member => ManualFields.Plain(member.Name)).ToHashSet(StringComparer.Ordinal);
        if (names.Contains("title") || names.Contains("name") || names.Contains("start") || names.Contains("startdate") || names.Contains("starttime"))
            return NodeKind.Listing;
        // An object that wraps nothing is a submission too, a bad one: its errors say what is missing.
        var wraps = node.EnumerateObject().Any(member => Lists.Contains(member.Name) && member.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object);
        return wraps ? NodeKind.Envelope : container.Length == 0 && names.Count > 0 ? NodeKind.Listing : NodeKind.Envelope;
    }

    /// <inheritdoc />
    public override string? IdOf(Field listing)
    {
        var id = ManualFields.Of(listing)["id"];
        return id.Exists ? ListingReader.RequireId(id) : DerivedId(listing.Element);
    }

    /// <summary>The id of a submission without one: from its content, so that it is the same each time.</summary>
    public static string DerivedId(JsonElement submission) => "m-" + CanonicalJson.Hash(submission, IdNames)[..32];

    /// <inheritdoc />
    public override JsonElement Complete(JsonElement listing, IReadOnlyList<JsonElement> around)
    {
        if (ManualFields.Of(Field.Root(listing, new Findings()))["id"].Exists)
            return listing;
        var whole = new JsonObject { ["id"] = DerivedId(listing) };
        foreach (var member in listing.EnumerateObject().Where(member => member.Name != "id"))
            whole[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        return JsonSerializer.SerializeToElement(whole, JsonContext.Default.JsonObject);
    }

    /// <inheritdoc />
    public override string Describe(JsonElement answer) => "No submission was found.";
}
