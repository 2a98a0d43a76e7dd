namespace SceneScout.Jsonata.Evaluation;

/// <summary>One step of a path.</summary>
internal sealed record PathStep(Node Node)
{
    public Stage[] Stages { get; init; } = [];

    /// <summary>The step orders the values that reach it.</summary>
    public SortNode? Sort { get; init; }

    /// <summary>The variable that holds each value, when the context stays what it was.</summary>
    public string? Focus { get; init; }

    /// <summary>The variable that holds each value's position.</summary>
    public string? Index { get; init; }

    /// <summary>The hidden variable that holds the step's input for a parent operator further on.</summary>
    public string? Ancestor { get; init; }

    public bool IsTuple { get; init; }

    /// <summary>An array constructor: at the start of a path it is evaluated once, not for each item of the input.</summary>
    public bool IsConstructed { get; init; }
}
