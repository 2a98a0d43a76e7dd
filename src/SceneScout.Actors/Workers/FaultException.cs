using SceneScout.Domain.Faults;

namespace SceneScout.Actors.Workers;

/// <summary>Carries a fault through a stream, whose stages can only fail with an exception. It never leaves the run.</summary>
public sealed class FaultException : Exception
{
    /// <summary>Makes it.</summary>
    public FaultException()
        : this(new SpawnFault(FaultKind.Unexpected, "Unknown fault."))
    {
    }

    /// <summary>Makes it.</summary>
    /// <param name="message">What happened.</param>
    public FaultException(string message)
        : this(new SpawnFault(FaultKind.Unexpected, message))
    {
    }

    /// <summary>Makes it.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    public FaultException(string message, Exception innerException)
        : base(message, innerException) => Fault = new SpawnFault(FaultKind.Unexpected, message);

    /// <summary>Makes it.</summary>
    /// <param name="fault">The fault.</param>
    public FaultException(SpawnFault fault)
        : base(fault.ToString()) => Fault = fault;

    /// <summary>The fault.</summary>
    public SpawnFault Fault { get; }
}
