using System.Globalization;

namespace SceneScout.Classification;

/// <summary>Numbers as a line of text, to three decimals.</summary>
internal static class Numbers
{
    /// <summary>The numbers of a line.</summary>
    /// <param name="line">Numbers with spaces between.</param>
    public static float[] Read(string line) => [.. line.Split(' ').Select(n => float.Parse(n, CultureInfo.InvariantCulture))];

    /// <summary>The line.</summary>
    /// <param name="numbers">Any numbers.</param>
    public static string Write(IEnumerable<float> numbers) => string.Join(' ', numbers.Select(n => MathF.Round(n, 3).ToString(CultureInfo.InvariantCulture)));
}
