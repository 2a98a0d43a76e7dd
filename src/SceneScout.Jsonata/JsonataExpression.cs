using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

using SceneScout.Jsonata.Evaluation;
using SceneScout.Jsonata.Functions;
using SceneScout.Jsonata.Syntax;

namespace SceneScout.Jsonata;

/// <summary>A parsed JSONata expression. It is immutable: parse it once, and evaluate it from any number of threads.</summary>
public sealed class JsonataExpression
{
    private readonly Node _root;
    private readonly bool _needsFrame;

    private JsonataExpression(string text, JsonataOptions options)
    {
        Text = text;
        Options = options;
        var syntax = Parser.Parse(text, options.Limits.RegexTimeout);
        _needsFrame = Scopes.Binds(syntax);
        try
        {
            _root = Compiler.Compile(syntax);
        }
        catch (InsufficientExecutionStackException error)
        {
            throw new JsonataException("S0403", error);
        }
    }

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    /// <summary>What the expression is evaluated with.</summary>
    public JsonataOptions Options { get; }

    /// <summary>Parses an expression. Throws <see cref="JsonataException"/> with a code that starts with S when it cannot be parsed.</summary>
    public static JsonataExpression Parse(string text, JsonataOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text, options ?? JsonataOptions.Default);
    }

    /// <summary>Parses an expression, or says what is wrong with it.</summary>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out JsonataExpression? expression,
        [NotNullWhen(false)] out JsonataException? error,
        JsonataOptions? options = null)
    {
        try
        {
            expression = Parse(text, options);
            error = null;
            return true;
        }
        catch (JsonataException syntaxError)
        {
            expression = null;
            error = syntaxError;
            return false;
        }
    }

    /// <summary>
    /// Evaluates the expression. Throws <see cref="JsonataException"/> for what goes wrong in it and
    /// <see cref="OperationCanceledException"/> when it is cancelled.
    /// </summary>
    public JsonataValue Evaluate(JsonataValue input = default, Bindings? bindings = null, CancellationToken cancellationToken = default) =>
        Evaluate(input, bindings, journal: null, cancellationToken);

    /// <summary>Evaluates the expression for a JSON element, of which nothing is copied.</summary>
    public JsonataValue Evaluate(JsonElement input, Bindings? bindings = null, CancellationToken cancellationToken = default) =>
        Evaluate(JsonataValue.From(input), bindings, cancellationToken);

    /// <summary>Evaluates the expression for a JSON node, of which nothing is copied.</summary>
    public JsonataValue Evaluate(JsonNode? input, Bindings? bindings = null, CancellationToken cancellationToken = default) =>
        Evaluate(JsonataValue.From(input), bindings, cancellationToken);

    /// <summary>Evaluates the expression for JSON text in UTF-8. Throws <see cref="JsonException"/> when it is not JSON.</summary>
    public JsonataValue Evaluate(ReadOnlyMemory<byte> utf8Json, Bindings? bindings = null, CancellationToken cancellationToken = default) =>
        Evaluate(JsonataValue.From(JsonDocument.Parse(utf8Json).RootElement), bindings, cancellationToken);

    /// <summary>
    /// Evaluates the expression with functions that are asynchronous. No thread waits for them: what was evaluated before is evaluated
    /// again when a function's task has ended, with the results that functions returned; each is called once.
    /// </summary>
    public async ValueTask<JsonataValue> EvaluateAsync(
        JsonataValue input = default, Bindings? bindings = null, CancellationToken cancellationToken = default)
    {
        var journal = new CallJournal(Options.TimeProvider.GetUtcNow(), Options.TimeProvider.GetTimestamp());
        while (true)
        {
            try
            {
                journal.Rewind();
                return Evaluate(input, bindings, journal, cancellationToken);
            }
            catch (EvaluationSuspended)
            {
                journal.Complete(await journal.Pending!.WaitAsync(cancellationToken).ConfigureAwait(false));
            }
        }
    }

    /// <summary>The expression as it was written.</summary>
    public override string ToString() => Text;

    private JsonataValue Evaluate(in JsonataValue input, Bindings? bindings, CallJournal? journal, CancellationToken cancellationToken)
    {
        var context = EvaluationContext.Rent(input, Options, journal, cancellationToken);
        try
        {
            var frame = _needsFrame || bindings is not null ? new Frame(bindings?.Frame) : Frame.Empty;
            var result = _root.Run(context, input.IsArray ? DynamicEvaluation.Wrap(input) : input, frame);
            ResultSize.Check(result, Options.Limits);
            return result;
        }
        catch (InsufficientExecutionStackException error)
        {
            throw new JsonataException("D1011", error);
        }
        finally
        {
            context.Return();
        }
    }
}
