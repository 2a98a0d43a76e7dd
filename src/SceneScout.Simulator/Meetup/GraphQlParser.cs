using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Token = SceneScout.Simulator.Meetup.GraphQlLexer.Token;

namespace SceneScout.Simulator.Meetup;

/// <summary>Parses one query operation: fields, aliases, arguments, variables, fragments. Directives are read and passed over.</summary>
internal sealed class GraphQlParser
{
    private const int MaximumDepth = 40;
    private const int MaximumSelections = 5000;
    private readonly List<Token> _tokens;
    private readonly JsonObject _variables;
    private readonly Dictionary<string, int> _fragments = [];
    private int _at;
    private int _selections;

    private GraphQlParser(List<Token> tokens, JsonObject variables) => (_tokens, _variables) = (tokens, variables);

    private Token Current => _tokens[_at];

    /// <summary>The root fields of the first operation.</summary>
    /// <exception cref="GraphQlException">The text is no query.</exception>
    public static ImmutableArray<GraphQlField> Parse(string query, JsonObject variables) =>
        new GraphQlParser(GraphQlLexer.Read(query), variables).Document();

    private ImmutableArray<GraphQlField> Document()
    {
        int? operation = null;
        while (Current.Kind != '\0')
        {
            if (Current is { Kind: 'n', Text: "fragment" })
            {
                _at++;
                var name = Expect('n').Text;
                while (Current.Kind is 'n' or '@')
                {
                    _at++;
                }

                _fragments[name] = _at;
            }
            else
            {
                if (Current is { Kind: 'n', Text: "mutation" or "subscription" })
                {
                    throw GraphQlException.Validation($"Schema is not configured for {Current.Text}s.", Current.Line, Current.Column);
                }

                var declared = Header();
                operation ??= _at;
                Declare(declared);
            }

            SkipBlock();
        }

        if (operation is null)
        {
            throw Unexpected();
        }

        _at = operation.Value;
        return Selection(0);
    }

    // query Name($a: T = 1, $b: [T!]!) @directive — the defaults of variables that were not sent.
    private Dictionary<string, JsonNode?> Header()
    {
        var defaults = new Dictionary<string, JsonNode?>();
        while (Current.Kind is not ('{' or '\0'))
        {
            if (Current.Kind == '$')
            {
                _at++;
                var name = Expect('n').Text;
                while (Current.Kind is ':' or 'n' or '[' or ']' or '!')
                {
                    _at++;
                }

                if (Current.Kind == '=')
                {
                    _at++;
                    defaults[name] = Value(0);
                }
            }
            else
            {
                _at++;
            }
        }

        return defaults;
    }

    private void Declare(Dictionary<string, JsonNode?> defaults)
    {
        foreach (var (name, value) in defaults)
        {
            if (!_variables.ContainsKey(name))
            {
                _variables[name] = value?.DeepClone();
            }
        }
    }

    private void SkipBlock()
    {
        Expect('{');
        for (var depth = 1; depth > 0; _at++)
        {
            depth += Current.Kind switch
            {
                '{' => 1,
                '}' => -1,
                '\0' => throw Unexpected(),
                _ => 0,
            };
        }
    }

    private ImmutableArray<GraphQlField> Selection(int depth)
    {
        // A fragment that spreads itself twice would otherwise double with every level.
        if (++_selections > MaximumSelections)
        {
            throw GraphQlException.Validation($"maximum query complexity exceeded {_selections} > {MaximumSelections}", Current.Line, Current.Column);
        }

        if (depth > MaximumDepth)
        {
            throw GraphQlException.Validation($"maximum query depth exceeded {depth} > {MaximumDepth}", Current.Line, Current.Column);
        }

        var fields = ImmutableArray.CreateBuilder<GraphQlField>();
        Expect('{');
        while (Current.Kind != '}')
        {
            if (Current.Kind == '…')
            {
                _at++;
                fields.AddRange(Spread(depth));
            }
            else
            {
                fields.Add(Field(depth));
            }
        }

        _at++;
        return fields.ToImmutable();
    }

    private ImmutableArray<GraphQlField> Spread(int depth)
    {
        if (Current is { Kind: 'n', Text: not "on" })
        {
            var token = Expect('n');
            Directives(depth);
            if (!_fragments.TryGetValue(token.Text, out var start))
            {
                throw GraphQlException.Validation($"Validation error (UndefinedFragment) : Undefined fragment '{token.Text}'", token.Line, token.Column);
            }

            var back = _at;
            _at = start;
            var fields = Selection(depth + 1);
            _at = back;
            return fields;
        }

        if (Current.Kind == 'n')
        {
            _at++;
            Expect('n');
        }

        Directives(depth);
        return Selection(depth + 1);
    }

    private GraphQlField Field(int depth)
    {
        var token = Expect('n');
        var (alias, name) = (token.Text, token.Text);
        if (Current.Kind == ':')
        {
            _at++;
            name = Expect('n').Text;
        }

        var arguments = Current.Kind == '(' ? Arguments(depth) : [];
        Directives(depth);
        return new GraphQlField(alias, name, arguments, Current.Kind == '{' ? Selection(depth + 1) : [], token.Line, token.Column);
    }

    private void Directives(int depth)
    {
        while (Current.Kind == '@')
        {
            _at++;
            Expect('n');
            if (Current.Kind == '(')
            {
                Arguments(depth);
            }
        }
    }

    private Dictionary<string, JsonNode?> Arguments(int depth)
    {
        var arguments = new Dictionary<string, JsonNode?>();
        Expect('(');
        while (Current.Kind != ')')
        {
            var name = Expect('n').Text;
            Expect(':');
            arguments[name] = Value(depth);
        }

        _at++;
        return arguments;
    }

    private JsonNode? Value(int depth)
    {
        if (depth > MaximumDepth)
        {
            throw Unexpected();
        }

        var token = Current;
        _at++;
        switch (token.Kind)
        {
            case '$':
                return _variables[Expect('n').Text]?.DeepClone();
            case 's':
                return JsonValue.Create(token.Text);
            case '0' when double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                return JsonValue.Create(number);
            case 'n':
                return token.Text switch { "null" => null, "true" => JsonValue.Create(true), "false" => JsonValue.Create(false), var name => JsonValue.Create(name) };
            case '[':
                var array = new JsonArray();
                while (Current.Kind != ']')
                {
                    array.Add(Value(depth + 1));
                }

                _at++;
                return array;
            case '{':
                var obj = new JsonObject();
                while (Current.Kind != '}')
                {
                    var name = Expect('n').Text;
                    Expect(':');
                    obj[name] = Value(depth + 1);
                }

                _at++;
                return obj;
            default:
                _at--;
                throw Unexpected();
        }
    }

    private Token Expect(char kind)
    {
        var token = Current;
        if (token.Kind != kind)
        {
            throw Unexpected();
        }

        _at++;
        return token;
    }

    private GraphQlException Unexpected() => GraphQlException.Syntax(
        string.Create(CultureInfo.InvariantCulture, $"Invalid syntax with offending token '{Current.Text}' at line {Current.Line} column {Current.Column}"), Current.Line, Current.Column);
}
