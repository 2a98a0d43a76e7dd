namespace SceneScout.Jsonata.Functions;

/// <summary>Upper and lower case without regard to a language, with the special case of the German sharp s that JavaScript knows.</summary>
internal static class Casing
{
    public static string Lower(string text) => text.ToLowerInvariant();

    public static string Upper(string text) => text.ToUpperInvariant().Replace("ß", "SS", StringComparison.Ordinal);
}
