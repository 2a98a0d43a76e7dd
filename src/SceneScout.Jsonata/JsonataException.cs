namespace SceneScout.Jsonata;

/// <summary>
/// An expression that cannot be parsed, or a value that it cannot work with. Codes and positions are those of the reference
/// implementation: S for syntax, T for types, D for dynamic errors; see the README for the codes that are this library's own.
/// </summary>
public sealed class JsonataException : Exception
{
    private readonly string? _message;

    /// <summary>Makes an error with the message that belongs to its code.</summary>
    public JsonataException(string code, Exception? innerException = null)
        : base(null, innerException) => Code = code;

    /// <summary>Makes an error with a message of its own.</summary>
    public JsonataException(string code, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        _message = message;
    }

    /// <summary>The error's code, such as <c>T2001</c>.</summary>
    public string Code { get; }

    /// <summary>Where in the expression: the number of UTF-16 code units up to the end of the token at fault. Null when there is no such place.</summary>
    public int? Position { get; internal set; }

    /// <summary>The operator, the name of the function or the piece of text at fault, if there is one.</summary>
    public string? Token { get; internal set; }

    /// <summary>The value at fault; undefined when there is none.</summary>
    public JsonataValue Value { get; internal init; }

    /// <summary>The number of the argument at fault, from 1; null when no argument is.</summary>
    public int? ArgumentIndex { get; internal init; }

    /// <inheritdoc/>
    public override string Message => _message ?? ErrorMessages.For(this);

    internal JsonataValue SecondValue { get; init; }
}
