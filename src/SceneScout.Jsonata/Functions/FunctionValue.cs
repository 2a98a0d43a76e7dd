namespace SceneScout.Jsonata.Functions;

/// <summary>Something that can be called.</summary>
internal abstract class FunctionValue
{
    /// <summary>How many arguments it makes use of: higher-order functions pass no more.</summary>
    public abstract int Arity { get; }

    /// <summary>How many parameters a partial application can fill.</summary>
    public virtual int ParameterCount => Arity;

    public virtual Signature? Signature => null;

    /// <summary>Calls the function with arguments that were checked.</summary>
    public abstract JsonataValue Invoke(in FunctionCall call, JsonataValue[] arguments);
}
