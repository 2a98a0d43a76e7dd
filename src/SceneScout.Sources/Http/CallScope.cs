using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Http;

/// <summary>For whom a call is made. It follows the flow of the call, so that clients need not hand it through.</summary>
/// <param name="Area">The area that is searched; callers without one share a place in the queue.</param>
/// <param name="Patience">How long the attempt may still wait; null for each call's own limit.</param>
internal sealed record CallScope(string Area, CallPatience? Patience)
{
    private static readonly CallScope Nobody = new("", null);
    private static readonly AsyncLocal<CallScope?> Flow = new();

    /// <summary>The scope of the call that runs here.</summary>
    public static CallScope Current => Flow.Value ?? Nobody;

    /// <summary>Sets the scope for what the current method calls from here on.</summary>
    public static void Enter(AreaQuery query) => Flow.Value = new CallScope(query.Area ?? "", query.Patience);
}
