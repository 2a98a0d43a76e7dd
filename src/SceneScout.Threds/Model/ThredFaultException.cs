namespace SceneScout.Threds.Model;

/// <summary>Carries a fault out of the depth of a step.</summary>
public sealed class ThredFaultException : Exception
{
    /// <summary>With its fault.</summary>
    public ThredFaultException(ThredFault fault, Exception? inner = null)
        : base(fault.Message, inner) => Fault = fault;

    /// <summary>What went wrong.</summary>
    public ThredFault Fault { get; }
}
