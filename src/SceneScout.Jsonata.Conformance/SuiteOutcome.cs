namespace SceneScout.Jsonata.Conformance;

/// <summary>How a case went; the difference is null when it passed.</summary>
public sealed record SuiteOutcome(SuiteCase Case, string? Difference)
{
    /// <summary>Whether the case passed.</summary>
    public bool Passed => Difference is null;
}
