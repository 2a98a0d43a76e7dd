using System.Text.Json;
using SceneScout.Domain.Events;

namespace SceneScout.Sources.Reading;

/// <summary>How one source's answers are built. Listings are found by what they look like, not by an exact path: paths differ between versions of an API.</summary>
internal abstract class AnswerShape
{
    /// <summary>The source.</summary>
    public abstract SourceName Source { get; }

    /// <summary>Members that change from call to call without any change of the event.</summary>
    public virtual IReadOnlySet<string> VolatileNames { get; } = new HashSet<string>();

    /// <summary>Names of lists whose items are listings, whatever the items look like.</summary>
    public virtual IReadOnlySet<string> ListingLists { get; } = new HashSet<string>();

    /// <summary>Judges an object.</summary>
    /// <param name="node">The object.</param>
    /// <param name="container">Name of the member that holds it, or that holds the list it is in; empty at the root.</param>
    public abstract NodeKind Classify(JsonElement node, string container);

    /// <summary>The listing's id; null, with errors, when it has none.</summary>
    public abstract string? IdOf(Field listing);

    /// <summary>The listing with what it needs from the objects around it; by default as it is.</summary>
    /// <param name="listing">The listing.</param>
    /// <param name="around">The objects that hold it, outermost first.</param>
    public virtual JsonElement Complete(JsonElement listing, IReadOnlyList<JsonElement> around) => listing;

    /// <summary>Reads a venue; null, with errors, when it has no id.</summary>
    public virtual VenueRecord? ReadVenue(Field venue) => null;

    /// <summary>Says what an answer without listings is. Codes only, no free text of the server: error texts repeat keys.</summary>
    public abstract string Describe(JsonElement answer);

    /// <summary>True when the object has the member and it is not null.</summary>
    protected static bool Has(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>How many of the members the object has, also as null.</summary>
    protected static int Count(JsonElement node, params ReadOnlySpan<string> names)
    {
        var count = 0;
        foreach (var name in names)
            if (node.TryGetProperty(name, out _))
                count++;
        return count;
    }

    /// <summary>The member's text; null when it is none.</summary>
    protected static string? TextOf(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The member; of kind Undefined when there is none.</summary>
    protected static JsonElement Member(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value) ? value : default;
}
