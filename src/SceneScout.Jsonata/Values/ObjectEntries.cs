namespace SceneScout.Jsonata.Values;

/// <summary>The properties of any object in JavaScript's order: names that are array indices first, by number, then the others as they came.</summary>
internal static class ObjectEntries
{
    public static JsonataValue Property(in JsonataValue value, string name)
    {
        if (value.Kind != JsonataKind.Object)
            return default;
        if (value.Reference is ObjectValue held)
            return held.TryGet(name, out var found) ? found : default;
        return value.Element.TryGetProperty(name, out var element) ? JsonataValue.From(element) : default;
    }

    public static int Count(in JsonataValue value) =>
        value.Reference is ObjectValue held ? held.Count : Of(value).Count;

    public static bool IsEmpty(in JsonataValue value)
    {
        if (value.Reference is ObjectValue held)
            return held.Count == 0;
        var properties = value.Element.EnumerateObject();
        return !properties.MoveNext();
    }

    public static IReadOnlyList<KeyValuePair<string, JsonataValue>> Of(in JsonataValue value)
    {
        if (value.Kind != JsonataKind.Object)
            return [];
        var entries = value.Reference is ObjectValue held ? held.Properties().ToList() : OfElement(value);
        return entries.Exists(static entry => IsIndex(entry.Key, out _)) ? IndicesFirst(entries) : entries;
    }

    private static List<KeyValuePair<string, JsonataValue>> OfElement(in JsonataValue value)
    {
        var entries = new MapObject();
        foreach (var property in value.Element.EnumerateObject())
            entries.Set(ElementStrings.Name(property), JsonataValue.From(property.Value));
        return (List<KeyValuePair<string, JsonataValue>>)entries.Properties();
    }

    private static List<KeyValuePair<string, JsonataValue>> IndicesFirst(List<KeyValuePair<string, JsonataValue>> entries)
    {
        var ordered = entries
            .Where(static entry => IsIndex(entry.Key, out _))
            .OrderBy(static entry => IsIndex(entry.Key, out var index) ? index : 0)
            .ToList();
        ordered.AddRange(entries.Where(static entry => !IsIndex(entry.Key, out _)));
        return ordered;
    }

    private static bool IsIndex(string name, out uint index)
    {
        index = 0;
        return name.Length is > 0 and <= 10
            && char.IsAsciiDigit(name[0])
            && (name.Length == 1 || name[0] != '0')
            && uint.TryParse(name, System.Globalization.NumberStyles.None, null, out index)
            && index != uint.MaxValue;
    }
}
