namespace SceneScout.Dashboard.Pictures;

/// <summary>What a node goes by.</summary>
/// <param name="Settings">All settings in force, by key.</param>
/// <param name="Cities">Cities to search around.</param>
/// <param name="Keys">API keys sealed in the store.</param>
/// <param name="Runs">The next scheduled runs.</param>
/// <param name="RunsFault">Why the runs are not known; null when they are.</param>
public sealed record SettingsPicture(IReadOnlyList<SettingLine> Settings, IReadOnlyList<CityLine> Cities, IReadOnlyList<SealedKeyLine> Keys, IReadOnlyList<RunLine> Runs, string? RunsFault);
