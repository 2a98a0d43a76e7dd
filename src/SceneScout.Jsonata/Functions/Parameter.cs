namespace SceneScout.Jsonata.Functions;

/// <summary>A parameter of a signature.</summary>
internal sealed class Parameter(char symbol, ParameterTypes types)
{
    public char Symbol => symbol;

    public ParameterTypes Types => types;

    /// <summary>Takes the context when the argument is not given.</summary>
    public bool UsesContext { get; set; }

    public bool IsOptional { get; set; }

    public bool IsRepeated { get; set; }

    /// <summary>The type of an array's items, or of a function.</summary>
    public string? Subtype { get; set; }

    public bool Accepts(in JsonataValue value) => (TypeOf(value) & types) != 0;

    public static ParameterTypes TypeOf(in JsonataValue value) => value.Kind switch
    {
        JsonataKind.String => ParameterTypes.String,
        JsonataKind.Number => ParameterTypes.Number,
        JsonataKind.Boolean => ParameterTypes.Boolean,
        JsonataKind.Null => ParameterTypes.Null,
        JsonataKind.Object => ParameterTypes.Object,
        JsonataKind.Array => ParameterTypes.Array,
        JsonataKind.Function => ParameterTypes.Function,
        _ => ParameterTypes.Missing,
    };

    public static ParameterTypes TypeOf(char symbol) => symbol switch
    {
        's' => ParameterTypes.String,
        'n' => ParameterTypes.Number,
        'b' => ParameterTypes.Boolean,
        'l' => ParameterTypes.Null,
        'o' => ParameterTypes.Object,
        'a' => ParameterTypes.Array,
        'f' => ParameterTypes.Function,
        'm' => ParameterTypes.Missing,
        _ => ParameterTypes.None,
    };
}
