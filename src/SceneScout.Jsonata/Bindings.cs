using SceneScout.Jsonata.Evaluation;
using SceneScout.Jsonata.Functions;

namespace SceneScout.Jsonata;

/// <summary>
/// Variables and functions that the host gives to an expression. Names are written without the dollar. Fill them in first; after that
/// they can be used by any number of evaluations at the same time.
/// </summary>
public sealed class Bindings
{
    internal Frame Frame { get; } = new(null);

    /// <summary>Gives a variable a value.</summary>
    public Bindings Set(string name, JsonataValue value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Frame.Bind(name, value);
        return this;
    }

    /// <summary>
    /// Adds a function. The signature, such as <c>&lt;sn?:s&gt;</c>, says which arguments it takes (see https://docs.jsonata.org/embedding-extending);
    /// without one it takes any, and higher-order functions pass it one. Throws <see cref="JsonataException"/> when the signature is malformed.
    /// </summary>
    public Bindings SetFunction(string name, JsonataFunction function, string? signature = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Set(name, JsonataValue.From(new HostFunction(function, Parse(signature))));
    }

    /// <summary>Adds an asynchronous function, which only <see cref="JsonataExpression.EvaluateAsync"/> can call.</summary>
    public Bindings SetAsyncFunction(string name, JsonataAsyncFunction function, string? signature = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Set(name, JsonataValue.From(new AsyncHostFunction(function, Parse(signature))));
    }

    private static Signature? Parse(string? signature) => signature is null ? null : Signature.Parse(signature, 0);
}
