namespace SceneScout.Node.Configuration;

/// <summary>One setting: its key, how its text is checked, and which environment variables speak for it.</summary>
/// <param name="Key">Full HOCON key, for example <c>scenescout.spawn.max-workers</c>.</param>
/// <param name="Kind">How its text is read.</param>
/// <param name="Environment">Environment variables of the user's documents that set it, strongest first.</param>
internal sealed record Setting(string Key, SettingKind Kind, params string[] Environment)
{
    /// <summary>Whether its value must never be shown.</summary>
    public bool Secret => Kind is SecretKind;
}
