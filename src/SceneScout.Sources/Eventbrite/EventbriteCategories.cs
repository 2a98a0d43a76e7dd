using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Eventbrite;

/// <summary>Reads category, subcategory and format (expanded or only as ids) and the tags of the destination shape.</summary>
internal static class EventbriteCategories
{
    /// <summary>The categories, each once.</summary>
    public static ImmutableArray<SourceCategory> Read(Field root)
    {
        var categories = new List<SourceCategory>();
        foreach (var scheme in (ImmutableArray<string>)["category", "subcategory", "format"])
        {
            var expanded = root[scheme];
            var id = (expanded.IsObject ? expanded["id"].Id() : null) ?? root[$"{scheme}_id"].Id();
            var name = expanded.IsObject ? PlainText.Line(expanded["name"]) : null;
            if (id is not null || name is not null)
                categories.Add(new SourceCategory(scheme, id, name));
        }

        foreach (var tag in root["tags"].Items())
            if (Tag(tag) is { } category && !categories.Contains(category))
                categories.Add(category);
        return [.. categories];
    }

    private static SourceCategory? Tag(Field tag)
    {
        var scheme = tag["prefix"].Text() switch
        {
            "EventbriteCategory" => "category",
            "EventbriteSubCategory" => "subcategory",
            "EventbriteFormat" => "format",
            "OrganizerTag" => "tag",
            _ => null,
        };
        if (scheme is null)
            return null;
        var id = tag["tag"].Text() is { } path && path.LastIndexOf('/') is >= 0 and var slash && slash + 1 < path.Length ? path[(slash + 1)..] : null;
        var name = PlainText.Line(tag["display_name"]);
        return id is null && name is null ? null : new SourceCategory(scheme, id, name);
    }
}
