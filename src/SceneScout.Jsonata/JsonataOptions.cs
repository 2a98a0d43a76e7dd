namespace SceneScout.Jsonata;

/// <summary>What an expression is parsed and evaluated with.</summary>
public sealed record JsonataOptions
{
    /// <summary>The defaults: no limits but those that protect the process, the system's clock and chance.</summary>
    public static JsonataOptions Default { get; } = new();

    /// <summary>Options for expressions of people one does not know: strict limits and no <c>$eval</c>.</summary>
    public static JsonataOptions Untrusted { get; } = new() { Limits = JsonataLimits.Strict, AllowEval = false };

    /// <summary>How much an evaluation may use.</summary>
    public JsonataLimits Limits { get; init; } = JsonataLimits.Default;

    /// <summary>Whether <c>$eval</c> may parse and evaluate text. When not, it ends with error D3122.</summary>
    public bool AllowEval { get; init; } = true;

    /// <summary>The clock of <c>$now</c>, <c>$millis</c> and the time limit.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The source of <c>$random</c> and <c>$shuffle</c>. One that is given is used by one evaluation at a time.</summary>
    public Random Random { get; init; } = Random.Shared;
}
