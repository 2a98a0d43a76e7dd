namespace SceneScout.Jsonata;

/// <summary>What a <see cref="JsonataValue"/> is. <see cref="Undefined"/> (nothing was there) is not <see cref="Null"/> (a JSON null was there).</summary>
public enum JsonataKind : byte
{
    /// <summary>No value: a path that led nowhere, a function that returned nothing.</summary>
    Undefined,

    /// <summary>JSON null.</summary>
    Null,

    /// <summary>JSON true or false.</summary>
    Boolean,

    /// <summary>A number: 64-bit binary floating point, as in JavaScript.</summary>
    Number,

    /// <summary>A string of UTF-16 code units.</summary>
    String,

    /// <summary>A JSON array, or a sequence of two values or more that a path produced.</summary>
    Array,

    /// <summary>A JSON object.</summary>
    Object,

    /// <summary>A function: built in, defined by the expression or given by the host.</summary>
    Function,
}
