namespace SceneScout.Dashboard.Pictures;

/// <summary>One rule.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Severity"><c>critical</c>, <c>high</c> or <c>medium</c>.</param>
/// <param name="For">How long it has to be so before anybody is told.</param>
public sealed record AlertRuleLine(string Name, string Severity, TimeSpan For);
