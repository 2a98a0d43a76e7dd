namespace SceneScout.Jsonata.Syntax;

/// <summary>What a node of the syntax tree is. The parser makes all but <see cref="Path"/>, <see cref="Bind"/>, <see cref="Apply"/> and <see cref="Sort"/>.</summary>
internal enum SyntaxKind
{
    End,
    Name,
    Variable,
    String,
    Number,
    Literal,
    Regex,
    Keyword,
    Placeholder,
    Wildcard,
    Descendant,
    Parent,
    Binary,
    Negation,
    ArrayConstructor,
    ObjectConstructor,
    Block,
    Condition,
    Call,
    PartialCall,
    Lambda,
    Transform,

    /// <summary>Steps one after the other, which the analysis collects from the dots.</summary>
    Path,

    /// <summary>The binding of a variable, <c>:=</c>.</summary>
    Bind,

    /// <summary>The application of a function, <c>~></c>.</summary>
    Apply,

    /// <summary>A step that orders what came before it.</summary>
    Sort,
}
