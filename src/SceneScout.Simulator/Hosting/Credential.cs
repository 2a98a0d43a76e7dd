namespace SceneScout.Simulator.Hosting;

/// <summary>A key, or why there is none.</summary>
internal readonly record struct Credential(string Key, ApiAnswer? Refusal)
{
    /// <summary>Keys that begin so are refused by every source.</summary>
    public const string BadPrefix = "bad-";

    /// <summary>An accepted key.</summary>
    public static Credential Accepted(string key) => new(key, null);

    /// <summary>A refusal.</summary>
    public static Credential Refused(ApiAnswer answer) => new("", answer);

    /// <summary>Whether a key is one of those that are always refused.</summary>
    public static bool IsBad(string key) => key.StartsWith(BadPrefix, StringComparison.Ordinal);
}
