using System.Globalization;
using SceneScout.Matching.Features;

namespace SceneScout.Matching.Model;

/// <summary>
/// What several features say together: questions that end in what is added to the log-odds. In the model's file it is a line such as
/// <c>(name &lt; 0.85 ? (phone &lt; 0.5 or unknown ? -0.31 : 0.12) : 0.2)</c>.
/// </summary>
public sealed class ScoreTree
{
    private const string Unknown = " or unknown";

    // A tree that asks more is none of this program's.
    private const int MostDepth = 8;

    private readonly Node[] _nodes;

    private ScoreTree(Node[] nodes)
    {
        _nodes = nodes;
        Most = nodes.Where(node => node.Feature < 0).Max(node => node.Value);
    }

    /// <summary>How many questions lead to an answer at most.</summary>
    internal int Depth => DepthAt(0);

    /// <summary>The most that it can add.</summary>
    public double Most { get; }

    /// <summary>What it adds.</summary>
    /// <param name="values">The features' values; NaN when unknown.</param>
    public double At(ReadOnlySpan<float> values)
    {
        var at = 0;
        while (true)
        {
            ref readonly var node = ref _nodes[at];
            if (node.Feature < 0)
                return node.Value;
            var value = values[node.Feature];
            at = float.IsNaN(value) ? (node.UnknownToo ? node.Then : node.Else) : value < node.Below ? node.Then : node.Else;
        }
    }

    /// <summary>The tree as a line.</summary>
    /// <param name="specs">The features' names.</param>
    public string Write(FeatureSpec[] specs) => Write(specs, 0);

    /// <summary>Reads a line.</summary>
    /// <param name="text">The line.</param>
    /// <param name="specs">The features that this program measures.</param>
    /// <exception cref="InvalidDataException">It is no tree over these features.</exception>
    public static ScoreTree Read(string text, FeatureSpec[] specs)
    {
        var nodes = new List<Node>();
        var at = 0;
        Read(text, ref at, specs, nodes, 0);
        return at == text.Length ? new ScoreTree([.. nodes]) : throw Mistake(text, at);
    }

    /// <summary>Lays it out as a whole tree of a depth, whose node n has the nodes 2n and 2n + 1 below it, from node 1 on.</summary>
    internal void Lay(Span<ScoreForest.Question> questions, Span<double> answers, int features, int depth) => Lay(questions, answers, features, 0, 1, depth);

    /// <summary>Both branches under a question.</summary>
    internal static ScoreTree Of(int feature, float below, bool unknownToo, ScoreTree then, ScoreTree otherwise)
    {
        var nodes = new List<Node> { new(feature, below, unknownToo, 1, 1 + then._nodes.Length, 0) };
        nodes.AddRange(then._nodes.Select(node => node.Moved(1)));
        nodes.AddRange(otherwise._nodes.Select(node => node.Moved(1 + then._nodes.Length)));
        return new ScoreTree([.. nodes]);
    }

    /// <summary>A tree that asks nothing.</summary>
    internal static ScoreTree Of(double value) => new([new Node(-1, 0, false, 0, 0, Math.Round(value, 4))]);

    private static void Read(string text, ref int at, FeatureSpec[] specs, List<Node> nodes, int depth)
    {
        if (depth > MostDepth)
            throw Mistake(text, at);
        if (at >= text.Length || text[at] != '(')
        {
            nodes.Add(new Node(-1, 0, false, 0, 0, Number(text, ref at)));
            return;
        }

        at++;
        var end = text.IndexOf(" < ", at, StringComparison.Ordinal);
        var name = end < 0 ? "" : text[at..end];
        var feature = Array.FindIndex(specs, spec => spec.Name == name);
        if (feature < 0)
            throw Mistake(text, at);
        at = end + 3;
        var below = (float)Number(text, ref at);
        var unknownToo = string.CompareOrdinal(text, at, Unknown, 0, Unknown.Length) == 0;
        if (unknownToo)
            at += Unknown.Length;
        var own = nodes.Count;
        nodes.Add(default);
        Skip(text, ref at, " ? ");
        var then = nodes.Count;
        Read(text, ref at, specs, nodes, depth + 1);
        Skip(text, ref at, " : ");
        var otherwise = nodes.Count;
        Read(text, ref at, specs, nodes, depth + 1);
        Skip(text, ref at, ")");
        nodes[own] = new Node(feature, below, unknownToo, then, otherwise, 0);
    }

    private static double Number(string text, ref int at)
    {
        var from = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '-' or '.'))
            at++;
        return double.TryParse(text.AsSpan(from, at - from), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Mistake(text, from);
    }

    private static void Skip(string text, ref int at, string expected)
    {
        if (string.CompareOrdinal(text, at, expected, 0, expected.Length) != 0)
            throw Mistake(text, at);
        at += expected.Length;
    }

    private static InvalidDataException Mistake(string text, int at) =>
        new($"the model has a tree that is not readable at sign {at}: '{(text.Length <= 120 ? text : text[..120] + "...")}'; a tree is a number or (feature < number ? tree : tree)");

    private int DepthAt(int at) => _nodes[at].Feature < 0 ? 0 : 1 + Math.Max(DepthAt(_nodes[at].Then), DepthAt(_nodes[at].Else));

    // Where an answer comes early, what is asked below it does not matter.
    private void Lay(Span<ScoreForest.Question> questions, Span<double> answers, int features, int at, int place, int left)
    {
        var node = _nodes[at];
        if (left == 0)
        {
            answers[place - answers.Length] = node.Value;
            return;
        }

        var isAnswer = node.Feature < 0;
        questions[place] = isAnswer ? default : new ScoreForest.Question(node.UnknownToo ? features + node.Feature : node.Feature, node.Below);
        Lay(questions, answers, features, isAnswer ? at : node.Then, 2 * place, left - 1);
        Lay(questions, answers, features, isAnswer ? at : node.Else, (2 * place) + 1, left - 1);
    }

    private string Write(FeatureSpec[] specs, int at)
    {
        var node = _nodes[at];
        return node.Feature < 0
            ? node.Value.ToString(CultureInfo.InvariantCulture)
            : $"({specs[node.Feature].Name} < {node.Below.ToString(CultureInfo.InvariantCulture)}{(node.UnknownToo ? Unknown : "")} ? {Write(specs, node.Then)} : {Write(specs, node.Else)})";
    }

    private readonly record struct Node(int Feature, float Below, bool UnknownToo, int Then, int Else, double Value)
    {
        public Node Moved(int by) => Feature < 0 ? this : this with { Then = Then + by, Else = Else + by };
    }
}
