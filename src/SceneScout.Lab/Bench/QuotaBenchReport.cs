namespace SceneScout.Lab.Bench;

/// <summary>What <c>scout bench quota</c> found.</summary>
internal sealed record QuotaBenchReport
{
    /// <summary>Nodes, each an actor system in this process.</summary>
    public required int Nodes { get; init; }

    /// <summary>Time measured, seconds.</summary>
    public required int Seconds { get; init; }

    /// <summary>Answered calls over allowed calls, all sources together, 0 to 1.</summary>
    public required double Utilisation { get; init; }

    /// <summary>Calls that the servers refused with 429.</summary>
    public required long Status429 { get; init; }

    /// <summary>Messages between nodes and the budgets' owners: one for so many calls is <c>calls / messages</c>.</summary>
    public required long Renewals { get; init; }

    /// <summary>By source.</summary>
    public required IReadOnlyList<QuotaBenchSource> Sources { get; init; }

    /// <summary>The same for a limiter in each node that knows nothing of the others.</summary>
    public required QuotaBenchPlain Plain { get; init; }

    /// <summary>From the death of a node until the others hold all that it held, seconds.</summary>
    public required double LeaseRecoverySeconds { get; init; }

    /// <summary>The time within which that must happen, seconds.</summary>
    public required double LeaseSeconds { get; init; }

    /// <summary>From the change of a limit until the last second, begun after it, that had more calls, seconds.</summary>
    public required double LoweredLimitHoldsSeconds { get; init; }

    /// <summary>The same in full, with what shows that calls went on.</summary>
    public required LoweredLimit Lowered { get; init; }
}

/// <summary>One source of the measurement.</summary>
/// <param name="Source">The source.</param>
/// <param name="Limit">What the simulated server allows one key.</param>
/// <param name="Allowed">Calls allowed in the time measured.</param>
/// <param name="Answered">Calls answered.</param>
/// <param name="Status429">Calls refused with 429.</param>
/// <param name="Utilisation">Answered over allowed.</param>
internal sealed record QuotaBenchSource(string Source, string Limit, long Allowed, long Answered, long Status429, double Utilisation);

/// <summary>The plain limiter.</summary>
/// <param name="Utilisation">Answered calls over allowed calls.</param>
/// <param name="Status429">Calls refused with 429.</param>
/// <param name="Sources">By source.</param>
internal sealed record QuotaBenchPlain(double Utilisation, long Status429, IReadOnlyList<QuotaBenchSource> Sources);
