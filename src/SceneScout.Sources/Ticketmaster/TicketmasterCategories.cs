using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Ticketmaster;

/// <summary>Reads <c>classifications</c>, the primary one first, without the placeholders that stand for "none".</summary>
internal static class TicketmasterCategories
{
    private static readonly ImmutableArray<string> Schemes = ["segment", "genre", "subGenre", "type", "subType"];

    /// <summary>The categories, each once.</summary>
    public static ImmutableArray<SourceCategory> Read(Field classifications)
    {
        var ordered = classifications.Items().Where(c => c.Exists).OrderByDescending(c => c["primary"].Flag() == true).ToList();
        var categories = new List<SourceCategory>();
        foreach (var classification in ordered)
            foreach (var scheme in Schemes)
            {
                var part = classification[scheme];
                if (!part.Exists || part["name"].Text() is not { } name || IsPlaceholder(name))
                    continue;
                var category = new SourceCategory(scheme, part["id"].Id(), name);
                if (!categories.Contains(category))
                    categories.Add(category);
            }

        return [.. categories];
    }

    /// <summary>Names that stand for "none".</summary>
    public static bool IsPlaceholder(string name) =>
        string.Equals(name, "Undefined", StringComparison.OrdinalIgnoreCase) || string.Equals(name, "Other", StringComparison.OrdinalIgnoreCase);
}
