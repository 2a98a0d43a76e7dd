using System.Globalization;

namespace SceneScout.Lab.Bench.Jsonata;

/// <summary>What was measured, on what.</summary>
/// <param name="Reference">The reference implementation and the engine it ran on, or why it was not measured.</param>
/// <param name="Expressions">The figures.</param>
public sealed record JsonataBenchReport(string Reference, IReadOnlyList<JsonataFigures> Expressions)
{
    /// <summary>The report for people.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"Reference: {Reference}";
        foreach (var figures in Expressions)
        {
            var beside = figures.Ratio is { } ratio
                ? string.Create(CultureInfo.InvariantCulture, $"{ratio:0.0} times the reference's {figures.ReferencePerSecond:0} a second")
                : "the reference was not measured";
            if (figures.JintRatio is { } jint)
                beside += string.Create(CultureInfo.InvariantCulture, $", {jint:0.0} times its {figures.JintPerSecond:0} a second on Jint");
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{figures.Name}: {figures.PerSecond:0} evaluations a second, {figures.AllocatedBytes} bytes each; {beside}");
        }
    }
}
