namespace SceneScout.Jsonata.Evaluation;

/// <summary>How the value that a step passes on is to be read.</summary>
internal enum StepShape : byte
{
    /// <summary>There is nothing.</summary>
    Empty,

    /// <summary>One item, even when it is an array.</summary>
    One,

    /// <summary>The items of an array.</summary>
    Items,

    /// <summary>An array of the data as it stands: its items for the next step, itself at the end.</summary>
    Plain,
}
