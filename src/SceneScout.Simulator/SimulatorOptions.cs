using System.Net;
using SceneScout.Simulator.Faults;
using SceneScout.Simulator.Limits;

namespace SceneScout.Simulator;

/// <summary>What a simulator is started with. The defaults need no set-up: any key is accepted and nothing goes wrong.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Determines the world and the faults.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Real-world events in the world, 1 to 1,000,000.</summary>
    public int Events { get; init; } = 2000;

    /// <summary>The world's first instant, in UTC; the full hour before the present when left at its default.</summary>
    public DateTimeOffset Start { get; init; }

    /// <summary>The address to listen on; loopback unless callers are on other machines, as between containers.</summary>
    public IPAddress Host { get; init; } = IPAddress.Loopback;

    /// <summary>The port, 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>What goes wrong.</summary>
    public FaultPlan Faults { get; init; } = FaultPlan.None;

    /// <summary>Whether calls beyond a limit are refused; they are counted and told in headers either way.</summary>
    public bool EnforceLimits { get; init; } = true;

    /// <summary>Whether an answer is kept and given again, as the same bytes, to the same request until the world moves: then answering costs next to nothing, for memory that grows with what is asked.</summary>
    public bool KeepAnswers { get; init; }

    /// <summary>Whether pictures of listings are the simulator's own, made when they are asked for; else answers name hosts that are not there.</summary>
    public bool ServePictures { get; init; }

    /// <summary>The limits.</summary>
    public LimitPlan Limits { get; init; } = new();

    /// <summary>The clock of limits, delays and Date headers. The world has its own time, which stands still until it is advanced.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
