using System.Collections.Immutable;
using SceneScout.Node.Configuration;

namespace SceneScout.Node.Security;

/// <summary>The master keys of a process: the one that seals, and one that is on its way out and still opens.</summary>
/// <param name="Current">Seals and opens; null when none is configured: then there are no sealed keys.</param>
/// <param name="Previous">Opens only; null for none.</param>
internal sealed record MasterKeys(MasterKey? Current, MasterKey? Previous)
{
    /// <summary>All that open.</summary>
    public ImmutableArray<MasterKey> All => [.. new[] { Current, Previous }.OfType<MasterKey>()];

    /// <summary>Reads them from the settings: a key itself, or a file that holds it.</summary>
    /// <exception cref="ConfigMistakeException">A file cannot be read or a text is no key: all mistakes; no key is shown.</exception>
    public static MasterKeys Of(SecurityOptions options)
    {
        var mistakes = new List<string>();
        var current = Read("master-key", options.MasterKey, options.MasterKeyFile, mistakes);
        var previous = Read("previous-master-key", "", options.PreviousMasterKeyFile, mistakes);
        return mistakes.Count == 0 ? new MasterKeys(current, previous) : throw new ConfigMistakeException(mistakes);
    }

    private static MasterKey? Read(string name, string text, string file, List<string> mistakes)
    {
        var key = $"{Settings.Root}.security.{name}";
        if (text.Length == 0 && file.Length == 0)
            return null;
        if (text.Length > 0 && file.Length > 0)
        {
            mistakes.Add($"{key} and {key}-file are both set; give one of them.");
            return null;
        }

        try
        {
            if (MasterKey.Read(text.Length > 0 ? text : File.ReadAllText(file)) is { } read)
                return read;
            mistakes.Add($"{(text.Length > 0 ? $"{key} = ***" : $"{key}-file = '{file}'")} holds no master key; give 32 bytes as base64 or as 64 hex digits (scout keys master makes one).");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            mistakes.Add($"{key}-file = '{file}' cannot be read: {e.Message}");
        }

        return null;
    }
}
