namespace SceneScout.EndToEnd.Tests.Dashboard;

/// <summary>A test in a real browser; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    /// <summary>The environment variable that names the program.</summary>
    public const string Variable = "SCENESCOUT_TEST_CHROMIUM";

    /// <summary>Where it is; null when there is none.</summary>
    public static readonly string? Program = new[]
    {
        Environment.GetEnvironmentVariable(Variable), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    }.FirstOrDefault(File.Exists);

    public ChromiumFactAttribute() => Skip = Program is null ? $"There is no Chromium here (neither {Variable} nor /usr/bin/chromium)." : null;
}
