namespace SceneScout.Threds.Scripts;

/// <summary>What came of a script; it ends with the first step that is not as it should be.</summary>
/// <param name="Name">The script.</param>
/// <param name="Steps">The steps that were done.</param>
/// <param name="Remarks">What in the script changes nothing.</param>
public sealed record ScriptReport(string Name, IReadOnlyList<StepReport> Steps, IReadOnlyList<string> Remarks)
{
    /// <summary>Whether all is as the script says.</summary>
    public bool Passed => Steps.All(step => step.Differences.Count == 0);
}
