namespace SceneScout.Node.Configuration;

/// <summary>Lists as one text: items separated by commas, or by semicolons where an item has a comma.</summary>
internal static class ListText
{
    /// <summary>The items, trimmed, without empty ones.</summary>
    public static string[] Read(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>One text.</summary>
    public static string Write(IEnumerable<string> items) => string.Join(items.Any(item => item.Contains(',', StringComparison.Ordinal)) ? ";" : ",", items);
}
