using System.Text;

using SceneScout.Jsonata.Functions;

namespace SceneScout.Jsonata.Syntax;

/// <content>The infix operators: each takes the operand on its left.</content>
internal sealed partial class Parser
{
    private SyntaxNode Infix(Token token, SyntaxNode left) => token.Text switch
    {
        "(" => Call(token, left),
        "[" => Predicate(token, left),
        "^" => OrderBy(token, left),
        "{" => new(SyntaxKind.Binary, token.Position, "{") { Left = left, Pairs = Pairs() },
        ":=" => Assignment(token, left),
        "@" or "#" => VariableBinding(token, left),
        "?" => Conditional(token, left),
        "?:" or "??" => new(SyntaxKind.Condition, token.Position, token.Text) { Left = left, Third = Expression(0) },
        _ => new(SyntaxKind.Binary, token.Position, token.Text) { Left = left, Right = Expression(BindingPowers.Of(token)) },
    };

    private SyntaxNode Call(Token token, SyntaxNode procedure)
    {
        var arguments = new List<SyntaxNode>();
        var kind = SyntaxKind.Call;
        if (!_token.Is(")"))
        {
            while (true)
            {
                if (_token.Is("?"))
                {
                    kind = SyntaxKind.PartialCall;
                    arguments.Add(new(SyntaxKind.Placeholder, _token.Position, "?"));
                    Advance();
                }
                else
                {
                    arguments.Add(Expression(0));
                }

                if (!_token.Is(","))
                    break;
                Advance();
            }
        }

        Expect(")", infix: true);
        return procedure is { Kind: SyntaxKind.Name, Text: "function" or "λ" }
            ? Lambda(token, arguments)
            : new(kind, token.Position, token.Text) { Left = procedure, Items = arguments };
    }

    private SyntaxNode Lambda(Token token, List<SyntaxNode> parameters)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Kind != SyntaxKind.Variable)
                throw new JsonataException("S0208") { Position = parameters[i].Position, Token = parameters[i].Text, Value = i + 1 };
        }

        var result = new SyntaxNode(SyntaxKind.Lambda, token.Position, token.Text) { Items = parameters };
        if (_token.Is("<"))
            result.Signature = LambdaSignature();
        Expect("{");
        result.Left = Expression(0);
        Expect("}");
        return result;
    }

    private Signature LambdaSignature()
    {
        var position = _token.Position;
        var text = new StringBuilder("<");
        for (var depth = 1; depth > 0 && !_token.Is("{") && _token.Kind != TokenKind.End;)
        {
            Advance();
            depth += _token.Is("<") ? 1 : _token.Is(">") ? -1 : 0;
            text.Append(_token.Text);
        }

        Expect(">");
        return Signature.Parse(text.ToString(), position);
    }

    private SyntaxNode Predicate(Token token, SyntaxNode left)
    {
        if (_token.Is("]"))
        {
            var step = left;
            while (step is { Kind: SyntaxKind.Binary, Text: "[", Left: not null })
                step = step.Left;
            step.KeepArray = true;
            Advance();
            return left;
        }

        var predicate = Expression(0);
        Expect("]", infix: true);
        return new(SyntaxKind.Binary, token.Position, token.Text) { Left = left, Right = predicate };
    }

    private SyntaxNode OrderBy(Token token, SyntaxNode left)
    {
        Expect("(");
        var terms = new List<SortTerm>();
        while (true)
        {
            var descending = _token.Is(">");
            if (descending || _token.Is("<"))
                Advance();
            terms.Add(new(Expression(0), descending));
            if (!_token.Is(","))
                break;
            Advance();
        }

        Expect(")");
        return new(SyntaxKind.Binary, token.Position, token.Text) { Left = left, SortTerms = terms };
    }

    private SyntaxNode Assignment(Token token, SyntaxNode left)
    {
        if (left.Kind != SyntaxKind.Variable)
            throw new JsonataException("S0212") { Position = left.Position, Token = left.Text };
        return new(SyntaxKind.Binary, token.Position, token.Text)
        {
            Left = left,
            Right = Expression(BindingPowers.Of(token) - 1),
        };
    }

    private SyntaxNode VariableBinding(Token token, SyntaxNode left)
    {
        var variable = Expression(BindingPowers.Of(token));
        if (variable.Kind != SyntaxKind.Variable)
            throw new JsonataException("S0214") { Position = variable.Position, Token = token.Text };
        return new(SyntaxKind.Binary, token.Position, token.Text) { Left = left, Right = variable };
    }

    private SyntaxNode Conditional(Token token, SyntaxNode condition)
    {
        var result = new SyntaxNode(SyntaxKind.Condition, token.Position, token.Text) { Left = condition, Right = Expression(0) };
        if (_token.Is(":"))
        {
            Advance();
            result.Third = Expression(0);
        }

        return result;
    }
}
