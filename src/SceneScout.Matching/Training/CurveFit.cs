using SceneScout.Matching.Features;
using SceneScout.Matching.Model;

namespace SceneScout.Matching.Training;

/// <summary>Fits a scorecard: logistic regression over the knots of each curve, by Newton's method, with weights held small and neighbouring knots held together.</summary>
internal static class CurveFit
{
    private const int MostSteps = 60;

    // Up to here what is held is let go where that helps; then only held.
    private const int LastRelease = 45;
    private const double Small = 0.3;
    private const double Smooth = 1.5;
    private const double Converged = 1e-6;

    // What the spring gives way by counts from here on.
    private const double Pulled = 1e-9;

    // Before a fit settles, a step that goes against a trend says little.
    private const double SettlingMove = 0.05;

    // Holds two knots together that would go against what is known of a feature.
    private const double Held = 1e5;

    /// <summary>Fits.</summary>
    /// <param name="specs">The features.</param>
    /// <param name="rows">Values of each pair; NaN when unknown.</param>
    /// <param name="labels">The truth of each pair.</param>
    /// <param name="counts">How much each pair counts.</param>
    public static (double Bias, ScoreCurve[] Curves) Fit(FeatureSpec[] specs, List<float[]> rows, List<bool> labels, List<double> counts)
    {
        var firsts = new int[specs.Length];
        var count = 1; // the bias
        for (var at = 0; at < specs.Length; at++)
        {
            firsts[at] = count;
            count += specs[at].Knots.Length;
        }

        var sparse = rows.ConvertAll(row => Sparse(specs, firsts, row));
        var weights = new double[count];
        var held = new bool[count];
        var lifted = new bool[specs.Length];
        for (var step = 0; step < MostSteps; step++)
        {
            var gradient = new double[count];
            var hessian = new double[count, count];
            for (var at = 0; at < sparse.Count; at++)
                Add(sparse[at], labels[at], counts[at], weights, gradient, hessian);
            Penalise(specs, firsts, held, lifted, weights, gradient, hessian);
            var move = Solve(hessian, gradient);
            var most = 0.0;
            for (var at = 0; at < count; at++)
            {
                weights[at] -= move[at];
                most = Math.Max(most, Math.Abs(move[at]));
            }

            if (most < SettlingMove && !Hold(specs, firsts, weights, held, lifted, mayRelease: step < LastRelease) && most < Converged)
                break;
        }

        // What is missing adds nothing; so something has to add nothing or less, or a gap would be worse than any answer.
        for (var at = 0; at < specs.Length; at++)
        {
            var curve = weights.AsSpan(firsts[at], specs[at].Knots.Length);
            var least = curve.IndexOf(Least(curve));
            curve[least] = Math.Min(curve[least], 0);
        }

        return (
            Math.Round(weights[0], 4),
            [.. specs.Select((spec, at) => new ScoreCurve(spec.Name, spec.Knots, [.. spec.Knots.Select((_, knot) => Math.Round(weights[firsts[at] + knot], 4))]))]);
    }

    private static double Least(ReadOnlySpan<double> values)
    {
        var least = values[0];
        foreach (var value in values)
            least = Math.Min(least, value);
        return least;
    }

    private static (int Index, double Part)[] Sparse(FeatureSpec[] specs, int[] firsts, float[] row)
    {
        var parts = new List<(int, double)> { (0, 1) };
        for (var at = 0; at < specs.Length; at++)
        {
            if (float.IsNaN(row[at]))
                continue;
            var knots = specs[at].Knots;
            if (row[at] <= knots[0])
                parts.Add((firsts[at], 1));
            else if (row[at] >= knots[^1])
                parts.Add((firsts[at] + knots.Length - 1, 1));
            else
            {
                var knot = 1;
                while (row[at] > knots[knot])
                    knot++;
                var part = (row[at] - knots[knot - 1]) / (knots[knot] - knots[knot - 1]);
                parts.Add((firsts[at] + knot - 1, 1 - part));
                parts.Add((firsts[at] + knot, part));
            }
        }

        return [.. parts];
    }

    private static void Add((int Index, double Part)[] row, bool label, double counted, double[] weights, double[] gradient, double[,] hessian)
    {
        var sum = 0.0;
        foreach (var (index, part) in row)
            sum += weights[index] * part;
        var probability = MatchModel.Probability(sum);
        var error = counted * (probability - (label ? 1 : 0));
        var curvature = counted * Math.Max(probability * (1 - probability), 1e-6);
        foreach (var (index, part) in row)
        {
            gradient[index] += error * part;
            foreach (var (other, otherPart) in row)
                hessian[index, other] += curvature * part * otherPart;
        }
    }

    // Finds what goes against a feature's trend, and lets go what the pairs pull the other way by now.
    private static bool Hold(FeatureSpec[] specs, int[] firsts, double[] weights, bool[] held, bool[] lifted, bool mayRelease)
    {
        var found = false;
        for (var at = 0; at < specs.Length; at++)
        {
            if (specs[at].Trend == 0)
                continue;
            var last = firsts[at] + specs[at].Knots.Length - 1;
            for (var index = firsts[at] + 1; index <= last; index++)
                found |= Keep(ref held[index], specs[at].Trend * (weights[index] - weights[index - 1]), mayRelease);

            // The best answer is never worse than none.
            found |= Keep(ref lifted[at], weights[specs[at].Trend > 0 ? last : firsts[at]], mayRelease);
        }

        return found;
    }

    // Below 0 it has to be held; what is held and rises all the same is pulled up.
    private static bool Keep(ref bool held, double value, bool mayRelease)
    {
        if (!held && value < 0)
            return held = true;
        if (!held || !mayRelease || value <= Pulled)
            return false;
        held = false;
        return true;
    }

    private static void Penalise(FeatureSpec[] specs, int[] firsts, bool[] held, bool[] lifted, double[] weights, double[] gradient, double[,] hessian)
    {
        hessian[0, 0] += 1e-6;
        for (var at = 0; at < specs.Length; at++)
            for (var knot = 0; knot < specs[at].Knots.Length; knot++)
            {
                var index = firsts[at] + knot;
                var small = lifted[at] && knot == (specs[at].Trend > 0 ? specs[at].Knots.Length - 1 : 0) ? Held : Small;
                gradient[index] += small * weights[index];
                hessian[index, index] += small;
                if (knot == 0)
                    continue;
                var step = weights[index] - weights[index - 1];
                var together = held[index] ? Held : Smooth;
                gradient[index] += together * step;
                gradient[index - 1] -= together * step;
                hessian[index, index] += together;
                hessian[index - 1, index - 1] += together;
                hessian[index, index - 1] -= together;
                hessian[index - 1, index] -= together;
            }
    }

    // By Cholesky; the penalty keeps the matrix positive definite.
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var lower = new double[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                    sum -= lower[i, k] * lower[j, k];
                lower[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / lower[j, j];
            }

        var solution = new double[n];
        for (var i = 0; i < n; i++)
        {
            var sum = right[i];
            for (var k = 0; k < i; k++)
                sum -= lower[i, k] * solution[k];
            solution[i] = sum / lower[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            var sum = solution[i];
            for (var k = i + 1; k < n; k++)
                sum -= lower[k, i] * solution[k];
            solution[i] = sum / lower[i, i];
        }

        return solution;
    }
}
