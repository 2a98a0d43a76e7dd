using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Http;

/// <summary>The last look at a call's right before it leaves the process. It goes with the flow of the call into the connection, which asks it right before it writes.</summary>
internal sealed class CallGuard
{
    private static readonly AsyncLocal<CallGuard?> Flow = new();
    private readonly CallTurn _turn;
    private bool _begun;

    private CallGuard(CallTurn turn) => _turn = turn;

    /// <summary>The guard of the call that is written; null when nothing is guarded.</summary>
    public static CallGuard? Current => Flow.Value;

    /// <summary>Guards what the caller's flow sends from now on.</summary>
    public static void Of(CallTurn turn) => Flow.Value = new CallGuard(turn);

    /// <summary>Lets the first byte pass while the turn is good, and all that follow it.</summary>
    /// <exception cref="TurnOverException">The turn is over.</exception>
    public void Pass()
    {
        if (_begun)
            return;
        if (!_turn.MayBegin)
            throw new TurnOverException();
        _begun = true;
    }
}
