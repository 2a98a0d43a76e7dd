namespace SceneScout.Dashboard.Pictures;

/// <summary>A setting in force.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">Its value, never a secret.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="IsGiven">Whether somebody gave it: it is not what the product ships.</param>
public sealed record SettingLine(string Key, string Value, string Origin, bool IsGiven);
