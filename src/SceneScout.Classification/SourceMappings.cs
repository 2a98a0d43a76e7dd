using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Text;

namespace SceneScout.Classification;

/// <summary>What sources' own categories mean, of <c>mappings.json</c>: ids by source and scheme, names whoever gives them. Some mean one of several: the words decide.</summary>
public sealed class SourceMappings
{
    // The narrower a list of a source is, the more it says; a listing's form says least.
    private static readonly string[] Schemes = ["subGenre", "genre", "subcategory", "topic", "segment", "category", "subType", "type", "tag", "format"];
    private static readonly Lazy<SourceMappings> Lazily = new(Read);
    private readonly Dictionary<(string Source, string Scheme, string Id), string[]> _ids = [];
    private readonly Dictionary<string, string[]> _names = [];

    private SourceMappings(MappingFile file, Taxonomy taxonomy)
    {
        foreach (var (source, schemes) in file.Ids)
            foreach (var (scheme, ids) in schemes)
                foreach (var (id, meaning) in ids)
                    _ids[(source, scheme, id)] = Meaning(meaning, taxonomy);
        foreach (var (name, meaning) in file.Names)
            _names[TextNormaliser.Key(name)] = Meaning(meaning, taxonomy);
    }

    /// <summary>The mappings that ship.</summary>
    public static SourceMappings Bundled => Lazily.Value;

    /// <summary>What a listing's own categories mean: <c>category</c> or <c>category/sub-category</c>, several when the words must decide; empty when none is known.</summary>
    /// <param name="categories">The listing's.</param>
    /// <param name="sources">Whose ids they may be.</param>
    public IReadOnlyList<string> Of(IEnumerable<SourceCategory> categories, IReadOnlyCollection<SourceName> sources)
    {
        string[] best = [];
        var rank = int.MaxValue;
        foreach (var category in categories)
            if (Find(category, sources) is { } meaning && Rank(category.Scheme) is var mine && (mine < rank || (mine == rank && meaning.Length < best.Length)))
                (best, rank) = (meaning, mine);
        return best;
    }

    private static int Rank(string scheme) => Array.IndexOf(Schemes, scheme) is >= 0 and var index ? index : Schemes.Length;

    private string[]? Find(SourceCategory category, IReadOnlyCollection<SourceName> sources)
    {
        if (category.Id is { } id)
            foreach (var source in sources)
                if (_ids.TryGetValue((source.Value, category.Scheme, id), out var meaning))
                    return meaning;
        return _names.GetValueOrDefault(TextNormaliser.Key(category.Name)) ?? _names.GetValueOrDefault(TextNormaliser.Key(category.Id));
    }

    private static string[] Meaning(string meaning, Taxonomy taxonomy)
    {
        var paths = meaning.Split('|');
        foreach (var path in paths)
            taxonomy.Find(path);
        return paths;
    }

    private static SourceMappings Read()
    {
        using var stream = BundledData.Open("mappings.json");
        return new SourceMappings(JsonSerializer.Deserialize<MappingFile>(stream, JsonSerializerOptions.Web) ?? throw new InvalidDataException("mappings.json is empty."), Taxonomy.Bundled);
    }
}
