namespace SceneScout.Jsonata.Functions;

/// <summary>Upper and lower case without regard to a language, with the special cases that JavaScript knows: ß, and İ with its dot.</summary>
internal static class Casing
{
    public static string Lower(string text) => text.Replace("İ", "i\u0307", StringComparison.Ordinal).ToLowerInvariant();

    public static string Upper(string text) => text.ToUpperInvariant().Replace("ß", "SS", StringComparison.Ordinal);
}
