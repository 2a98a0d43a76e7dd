namespace SceneScout.Jsonata;

/// <summary>How much one evaluation may use before it ends with an error. Cancellation is a matter of the token given to the evaluation.</summary>
public sealed record JsonataLimits
{
    /// <summary>Only what protects the process: the stack is guarded, ranges and sequences have at most 10 000 000 items, a match takes at most a second.</summary>
    public static JsonataLimits Default { get; } = new();

    /// <summary>For expressions of people one does not know: a second, a million steps, a depth of 500, a million items and characters, 100 ms a match.</summary>
    public static JsonataLimits Strict { get; } = new()
    {
        MaxDepth = 500,
        MaxSteps = 1_000_000,
        Timeout = TimeSpan.FromSeconds(1),
        MaxSequenceLength = 100_000,
        MaxProduced = 1_000_000,
        RegexTimeout = TimeSpan.FromMilliseconds(100),
    };

    /// <summary>How deeply evaluation may nest, counted in nodes of the expression; tail calls do not nest. The stack is guarded whatever is set. Error D1011.</summary>
    public int MaxDepth { get; init; } = int.MaxValue;

    /// <summary>How many nodes may be evaluated. Error D1015.</summary>
    public long MaxSteps { get; init; } = long.MaxValue;

    /// <summary>How long an evaluation may take, by the options' clock. Error D1012.</summary>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>How many items a sequence, array or range may have. Error D2014 for ranges above 10 000 000, else D2015.</summary>
    public int MaxSequenceLength { get; init; } = 10_000_000;

    /// <summary>How many items and characters an evaluation may produce in all, and its result may hold. Error D1014.</summary>
    public long MaxProduced { get; init; } = 100_000_000;

    /// <summary>How long a regular expression may search for one match. Error D1012.</summary>
    public TimeSpan RegexTimeout { get; init; } = TimeSpan.FromSeconds(1);
}
