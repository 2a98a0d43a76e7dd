namespace SceneScout.Simulator.Worlds;

/// <summary>A change with the instant from which it is visible; only the fields of its kind are set.</summary>
internal sealed record EventChange(ChangeKind Kind, DateTimeOffset At)
{
    /// <summary>The new wall time of a rescheduled event.</summary>
    public DateTime LocalStart { get; init; }

    /// <summary>The new instant of a rescheduled event.</summary>
    public DateTimeOffset Start { get; init; }

    /// <summary>The new venue of a moved event.</summary>
    public int Venue { get; init; } = -1;

    /// <summary>The new title of a retitled event.</summary>
    public string? Title { get; init; }

    /// <summary>The new lowest price of a repriced event.</summary>
    public decimal Price { get; init; }
}
