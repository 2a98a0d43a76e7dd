using System.Runtime.CompilerServices;

namespace SceneScout.Matching.Model;

/// <summary>
/// The trees of a model, laid out for being asked for every pair: each filled up to one depth, so that going down is arithmetic and no guess of the processor's. Trees are added up in their order, as when each is asked by itself.
/// </summary>
internal sealed class ScoreForest
{
    // Deeper ones would take more room than they are worth, and are asked by themselves.
    private const int MostDepth = 4;

    // How often it is asked whether what is left can matter.
    private const int Portion = 8;

    // Adding in another order gives other last digits.
    private const double Slack = 1e-9;

    private readonly ScoreTree[] _trees;
    private readonly int _features;
    private readonly int _depth;
    private readonly bool _isFlat;

    // Of each tree 2^depth - 1 questions, and 2^depth answers.
    private readonly Question[] _questions = [];
    private readonly double[] _answers = [];

    // The most that a tree and those after it can add.
    private readonly double[] _most;

    public ScoreForest(ScoreTree[] trees, int features)
    {
        (_trees, _features) = (trees, features);
        _most = new double[trees.Length + 1];
        for (var at = trees.Length - 1; at >= 0; at--)
            _most[at] = _most[at + 1] + trees[at].Most;
        _depth = trees.Length == 0 ? 0 : trees.Max(tree => tree.Depth);
        _isFlat = _depth <= MostDepth;
        if (!_isFlat)
            return;
        _questions = new Question[trees.Length << _depth];
        _answers = new double[trees.Length << _depth];
        for (var at = 0; at < trees.Length; at++)
            trees[at].Lay(_questions.AsSpan(at << _depth, 1 << _depth), _answers.AsSpan(at << _depth, 1 << _depth), features, _depth);
    }

    /// <summary>True when there are none.</summary>
    public bool IsEmpty => _trees.Length == 0;

    /// <summary>What the trees make of a sum of curves; something below <paramref name="least"/> as soon as it is certain to stay below.</summary>
    public double Add(double sum, ReadOnlySpan<float> values, double least)
    {
        if (!_isFlat)
        {
            foreach (var tree in _trees)
                sum += tree.At(values);
            return sum;
        }

        // Once with what is unknown above all, once below all: so a question has one answer whatever it says of the unknown.
        Span<float> asked = stackalloc float[2 * _features];
        for (var at = 0; at < _features; at++)
        {
            var value = values[at];
            var isUnknown = float.IsNaN(value);
            asked[at] = isUnknown ? float.PositiveInfinity : value;
            asked[_features + at] = isUnknown ? float.NegativeInfinity : value;
        }

        for (var tree = 0; tree < _trees.Length; tree++)
        {
            if (tree % Portion == 0 && sum + _most[tree] + Slack < least)
                return double.NegativeInfinity;
            var first = tree << _depth;
            var node = 1;
            for (var level = 0; level < _depth; level++)
            {
                ref readonly var question = ref _questions[first + node];
                var no = asked[question.Value] >= question.Below;
                node = (2 * node) + Unsafe.BitCast<bool, byte>(no);
            }

            sum += _answers[first + node - (1 << _depth)];
        }

        return sum;
    }

    /// <summary>One question.</summary>
    /// <param name="Value">Which of the values that are asked.</param>
    /// <param name="Below">Whether it is below this.</param>
    internal readonly record struct Question(int Value, float Below);
}
