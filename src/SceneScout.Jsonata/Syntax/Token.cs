using SceneScout.Jsonata.RegularExpressions;
using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Syntax;

/// <summary>A piece of the text. Its position is where it ends: that is what error positions refer to.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Position, double Number = 0, EcmaRegex? Regex = null)
{
    public bool Is(string symbol) => Kind == TokenKind.Operator && Text == symbol;

    /// <summary>The token as error messages name it.</summary>
    public string Display => Kind == TokenKind.Number ? JsNumber.Format(Number) : Text;
}
