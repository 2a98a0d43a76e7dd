using SceneScout.Jsonata.Functions;

namespace SceneScout.Jsonata;

/// <summary>A call of a function of the host: its arguments, and the means to call functions that are among them.</summary>
public readonly ref struct JsonataCall
{
    private readonly FunctionCall _call;
    private readonly ReadOnlySpan<JsonataValue> _arguments;

    internal JsonataCall(FunctionCall call, ReadOnlySpan<JsonataValue> arguments)
    {
        _call = call;
        _arguments = arguments;
    }

    /// <summary>The arguments that were given.</summary>
    public ReadOnlySpan<JsonataValue> Arguments => _arguments;

    /// <summary>The context value at the place of the call.</summary>
    public JsonataValue Input => _call.Input;

    /// <summary>Cancelled when the evaluation is.</summary>
    public CancellationToken CancellationToken => _call.Context.Cancellation;

    /// <summary>The argument of that index from 0; undefined when it was not given.</summary>
    public JsonataValue this[int index] => index < _arguments.Length ? _arguments[index] : default;

    /// <summary>Calls a function that came as an argument. Throws <see cref="JsonataException"/> T1006 when the value is not a function.</summary>
    public JsonataValue Invoke(JsonataValue function, params JsonataValue[] arguments) =>
        _call.Apply(function.Function ?? throw new JsonataException("T1006"), arguments);
}
