using System.Collections.Immutable;

namespace SceneScout.Lab.Bench.Http;

/// <summary>What many measured times come to, milliseconds.</summary>
/// <param name="Count">How many.</param>
/// <param name="Median">Half of them took no longer.</param>
/// <param name="P95">95 of 100 took no longer.</param>
/// <param name="P99">99 of 100 took no longer.</param>
/// <param name="Most">None took longer.</param>
internal sealed record Latencies(int Count, double Median, double P95, double P99, double Most)
{
    /// <summary>Puts them together; of none all is zero.</summary>
    public static Latencies Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.ToImmutableArray().Sort();
        return sorted.IsEmpty ? new(0, 0, 0, 0, 0) : new(sorted.Length, At(0.5), At(0.95), At(0.99), Rounded(sorted[^1]));

        // The smallest that so many of them do not pass.
        double At(double share) => Rounded(sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)]);
    }

    private static double Rounded(double milliseconds) => Math.Round(milliseconds, 2);
}
