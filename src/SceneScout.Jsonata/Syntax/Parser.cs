using System.Runtime.CompilerServices;

namespace SceneScout.Jsonata.Syntax;

/// <summary>A top-down operator precedence parser (V. Pratt, 1973). This part holds the machinery and the operands, the other one the operators.</summary>
internal sealed partial class Parser
{
    private readonly Lexer _lexer;
    private Token _token;

    private Parser(string source, TimeSpan regexTimeout)
    {
        _lexer = new(source, regexTimeout);
        _token = new(TokenKind.End, "(end)", source.Length);
    }

    /// <summary>Parses a whole expression.</summary>
    public static SyntaxNode Parse(string source, TimeSpan regexTimeout)
    {
        var parser = new Parser(source, regexTimeout);
        try
        {
            parser.Advance();
            var result = parser.Expression(0);
            if (parser._token.Kind != TokenKind.End)
                throw new JsonataException("S0201") { Position = parser._token.Position, Token = parser._token.Display };
            return Analyzer.Analyze(result);
        }
        catch (InsufficientExecutionStackException error)
        {
            throw new JsonataException("S0403", error) { Position = parser._token.Position };
        }
    }

    private void Advance(bool infix = false)
    {
        var next = _lexer.Next(infix);
        if (next.Kind == TokenKind.Operator && !BindingPowers.Knows(next.Text))
            throw new JsonataException("S0204") { Position = next.Position, Token = next.Text };
        _token = next;
    }

    private void Expect(string symbol, bool infix = false)
    {
        if (!_token.Is(symbol))
        {
            throw new JsonataException(_token.Kind == TokenKind.End ? "S0203" : "S0202")
            {
                Position = _token.Position,
                Token = _token.Display,
                Value = symbol,
            };
        }

        Advance(infix);
    }

    private SyntaxNode Expression(int power)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var token = _token;
        if (token.Kind != TokenKind.End)
            Advance(infix: true);
        var left = Operand(token);
        while (power < BindingPowers.Of(_token))
        {
            token = _token;
            Advance();
            left = Infix(token, left);
        }

        return left;
    }

    private SyntaxNode Operand(Token token) => token.Kind switch
    {
        TokenKind.End => new(SyntaxKind.End, token.Position, token.Text),
        TokenKind.Name => new(SyntaxKind.Name, token.Position, token.Text),
        TokenKind.Variable => new(SyntaxKind.Variable, token.Position, token.Text),
        TokenKind.String => new(SyntaxKind.String, token.Position, token.Text),
        TokenKind.Number => new(SyntaxKind.Number, token.Position, token.Text) { Number = token.Number },
        TokenKind.Literal => new(SyntaxKind.Literal, token.Position, token.Text),
        TokenKind.Regex => new(SyntaxKind.Regex, token.Position, token.Text) { Regex = token.Regex },
        _ => PrefixOperator(token),
    };

    private SyntaxNode PrefixOperator(Token token) => token.Text switch
    {
        "and" or "or" or "in" => new(SyntaxKind.Keyword, token.Position, token.Text),
        "-" => new(SyntaxKind.Negation, token.Position, token.Text) { Left = Expression(70) },
        "*" => new(SyntaxKind.Wildcard, token.Position, token.Text),
        "**" => new(SyntaxKind.Descendant, token.Position, token.Text),
        "%" => new(SyntaxKind.Parent, token.Position, token.Text),
        "(" => Block(token),
        "[" => ArrayConstructor(token),
        "{" => new(SyntaxKind.ObjectConstructor, token.Position, token.Text) { Pairs = Pairs() },
        "|" => Transform(token),
        _ => throw new JsonataException("S0211") { Position = token.Position, Token = token.Text },
    };

    private SyntaxNode Block(Token token)
    {
        var expressions = new List<SyntaxNode>();
        while (!_token.Is(")"))
        {
            expressions.Add(Expression(0));
            if (!_token.Is(";"))
                break;
            Advance();
        }

        Expect(")", infix: true);
        return new(SyntaxKind.Block, token.Position, token.Text) { Items = expressions };
    }

    private SyntaxNode ArrayConstructor(Token token)
    {
        var items = new List<SyntaxNode>();
        if (!_token.Is("]"))
        {
            while (true)
            {
                items.Add(ArrayItem());
                if (!_token.Is(","))
                    break;
                Advance();
            }
        }

        Expect("]", infix: true);
        return new(SyntaxKind.ArrayConstructor, token.Position, token.Text) { Items = items };
    }

    private SyntaxNode ArrayItem()
    {
        var item = Expression(0);
        if (!_token.Is(".."))
            return item;
        var position = _token.Position;
        Advance();
        return new(SyntaxKind.Binary, position, "..") { Left = item, Right = Expression(0) };
    }

    private List<SyntaxPair> Pairs()
    {
        var pairs = new List<SyntaxPair>();
        if (!_token.Is("}"))
        {
            while (true)
            {
                var key = Expression(0);
                Expect(":");
                pairs.Add(new(key, Expression(0)));
                if (!_token.Is(","))
                    break;
                Advance();
            }
        }

        Expect("}", infix: true);
        return pairs;
    }

    private SyntaxNode Transform(Token token)
    {
        var result = new SyntaxNode(SyntaxKind.Transform, token.Position, token.Text) { Left = Expression(0) };
        Expect("|");
        result.Right = Expression(0);
        if (_token.Is(","))
        {
            Advance();
            result.Third = Expression(0);
        }

        Expect("|");
        return result;
    }
}
