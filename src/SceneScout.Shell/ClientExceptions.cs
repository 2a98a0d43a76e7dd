using System.Net;

namespace SceneScout.Shell;

/// <summary>The node does not answer, or stopped answering.</summary>
internal sealed class ConnectionLostException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The node says no.</summary>
internal sealed class CommandRefusedException(string message, HttpStatusCode? status) : Exception(message)
{
    /// <summary>HTTP status; null when the answer had begun.</summary>
    public HttpStatusCode? Status { get; } = status;
}
