namespace SceneScout.Threds.Scripts;

/// <summary>What came of a script; it ends with the first step that is not as it should be.</summary>
/// <param name="Name">The script.</param>
/// <param name="Steps">The steps that were done.</param>
/// <param name="Remarks">What in the script changes nothing.</param>
public sealed record ScriptReport(string Name, IReadOnlyList<StepReport> Steps, IReadOnlyList<string> Remarks)
{
    /// <summary>Why it was not run; null when it was.</summary>
    public string? Skipped { get; init; }

    /// <summary>Whether it was run and all is as the script says.</summary>
    public bool Passed => Skipped is null && Steps.All(step => step.Differences.Count == 0);
}
