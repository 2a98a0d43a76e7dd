namespace SceneScout.Dashboard.Charts;

/// <summary>The distance between an axis's marks: 1, 2 or 5 times a power of ten. Pure.</summary>
internal static class AxisStep
{
    /// <summary>The smallest step with which so many marks reach a value; 1 at least.</summary>
    /// <param name="highest">The largest value, 0 or more.</param>
    /// <param name="marks">Marks at most, without that of zero.</param>
    public static int Of(double highest, int marks)
    {
        for (var power = 1; power <= 100_000_000; power *= 10)
            foreach (var step in new[] { 1, 2, 5 })
                if ((double)step * power * marks >= highest)
                    return step * power;
        return 1_000_000_000;
    }
}
