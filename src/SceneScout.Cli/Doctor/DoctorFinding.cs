namespace SceneScout.Cli.Doctor;

/// <summary>What a check found.</summary>
/// <param name="Check">What was looked at.</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="Found">What is there.</param>
/// <param name="Advice">What to do; null when there is nothing to do.</param>
internal sealed record DoctorFinding(string Check, DoctorVerdict Verdict, string Found, string? Advice = null);
