using System.Text.Json;

namespace SceneScout.Classification;

/// <summary>The categories and their sub-categories, of <c>taxonomy.json</c>.</summary>
public sealed class Taxonomy
{
    private static readonly Lazy<Taxonomy> Lazily = new(Read);
    private readonly Dictionary<string, int> _categories = [];
    private readonly Dictionary<string, int> _subcategories = [];
    private readonly List<(int Category, string Name)> _all = [];
    private readonly int[] _first;

    private Taxonomy(Dictionary<string, string[]> data)
    {
        Categories = [.. data.Keys];
        _first = new int[Categories.Count];
        for (var category = 0; category < Categories.Count; category++)
        {
            _categories[Categories[category]] = category;
            _first[category] = data[Categories[category]].Length > 0 ? _all.Count : throw new InvalidDataException($"taxonomy.json: {Categories[category]} has no sub-category.");
            foreach (var name in data[Categories[category]])
            {
                _subcategories[$"{Categories[category]}/{name}"] = _all.Count;
                _all.Add((category, name));
            }
        }
    }

    /// <summary>The taxonomy that ships.</summary>
    public static Taxonomy Bundled => Lazily.Value;

    /// <summary>The categories' names, in the file's order.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>All sub-categories with their categories, in the file's order; a category's first is the one of listings that say no more.</summary>
    public IReadOnlyList<(int Category, string Name)> Subcategories => _all;

    /// <summary>The index of a category; below 0 when there is none of this name.</summary>
    /// <param name="category">Its name.</param>
    public int IndexOf(string category) => _categories.GetValueOrDefault(category, -1);

    /// <summary>The index of a category's first sub-category.</summary>
    /// <param name="category">The category's index.</param>
    public int FirstOf(int category) => _first[category];

    /// <summary>The indices of <c>category</c> or <c>category/sub-category</c>; the second is below 0 without one.</summary>
    /// <param name="path">For example <c>music/jazz-blues</c>.</param>
    /// <exception cref="InvalidDataException">There is none such.</exception>
    public (int Category, int Subcategory) Find(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var category = IndexOf(slash < 0 ? path : path[..slash]);
        var subcategory = slash < 0 ? -1 : _subcategories.GetValueOrDefault(path, -1);
        return category >= 0 && (slash < 0 || subcategory >= 0) ? (category, subcategory)
            : throw new InvalidDataException($"'{path}' is not in taxonomy.json: give a category or category/sub-category of it.");
    }

    private static Taxonomy Read()
    {
        using var stream = BundledData.Open("taxonomy.json");
        return new Taxonomy(JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream) ?? throw new InvalidDataException("taxonomy.json is empty."));
    }
}
