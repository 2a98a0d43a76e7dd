namespace SceneScout.Jsonata.Syntax;

internal enum TokenKind
{
    End,
    Name,
    Variable,
    Operator,
    String,
    Number,
    Literal,
    Regex,
}
