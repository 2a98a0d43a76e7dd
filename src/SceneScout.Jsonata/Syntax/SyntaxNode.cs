using SceneScout.Jsonata.Functions;
using SceneScout.Jsonata.RegularExpressions;

namespace SceneScout.Jsonata.Syntax;

/// <summary>
/// A node of the syntax tree. The parser fills in the first part; the analysis makes new nodes, with the second part, out of them
/// and never changes the parser's.
/// </summary>
internal sealed class SyntaxNode(SyntaxKind kind, int position, string text = "")
{
    public SyntaxKind Kind { get; set; } = kind;

    public int Position { get; } = position;

    /// <summary>The name, operator, literal or token.</summary>
    public string Text { get; } = text;

    public double Number { get; init; }

    public EcmaRegex? Regex { get; init; }

    public SyntaxNode? Left { get; set; }

    public SyntaxNode? Right { get; set; }

    /// <summary>The else of a condition, the deletions of a transform.</summary>
    public SyntaxNode? Third { get; set; }

    /// <summary>The expressions of a block or array, the arguments of a call, the parameters of a lambda, the steps of a path.</summary>
    public List<SyntaxNode> Items { get; set; } = [];

    public List<SyntaxPair> Pairs { get; set; } = [];

    public List<SortTerm> SortTerms { get; set; } = [];

    public Signature? Signature { get; set; }

    /// <summary>Marked by an empty predicate, <c>[]</c>: a single result stays an array.</summary>
    public bool KeepArray { get; set; }

    /// <summary>A path one of whose steps keeps arrays.</summary>
    public bool KeepSingletonArray { get; set; }

    /// <summary>An array constructor that is a step of a path, whose result is one item.</summary>
    public bool IsConstructedStep { get; set; }

    /// <summary>The step or path carries bindings beside its values.</summary>
    public bool IsTuple { get; set; }

    /// <summary>A call in tail position.</summary>
    public bool IsTailCall { get; set; }

    /// <summary>The variable that <c>@</c> binds.</summary>
    public string? Focus { get; set; }

    /// <summary>The variable that <c>#</c> binds.</summary>
    public string? Index { get; set; }

    /// <summary>Where the parent of this step's values is to be bound.</summary>
    public ParentSlot? Ancestor { get; set; }

    /// <summary>The slot that a parent operator reads.</summary>
    public ParentSlot? Slot { get; set; }

    /// <summary>Slots of parent operators within, for which no step was found yet.</summary>
    public List<ParentSlot>? SeekingParent { get; set; }

    /// <summary>Predicates and position bindings of a step.</summary>
    public List<SyntaxStage>? Stages { get; set; }

    /// <summary>Predicates of a node that is no step.</summary>
    public List<SyntaxStage>? Predicates { get; set; }

    public SyntaxGroup? Group { get; set; }

    /// <summary>A node of the same contents that the analysis may change.</summary>
    public SyntaxNode Copy() => (SyntaxNode)MemberwiseClone();
}
