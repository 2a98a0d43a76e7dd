namespace SceneScout.Jsonata.Evaluation;

/// <summary>
/// What the host's functions returned so far in one asynchronous evaluation. The evaluator itself is synchronous and pure: when it
/// meets a call whose task is still running, it stops, and starts again from the beginning once the task has ended, taking the
/// results of earlier calls from here. So no thread waits, and what has returned is not called again.
/// </summary>
internal sealed class CallJournal(DateTimeOffset now, long started)
{
    private readonly List<Entry?> _calls = [];
    private int _next;
    private int _pendingCall;

    public DateTimeOffset Now => now;

    public long Started => started;

    /// <summary>The call that the evaluation waits for.</summary>
    public Task<JsonataValue>? Pending { get; private set; }

    /// <summary>Starts over.</summary>
    public void Rewind() => _next = 0;

    /// <summary>Writes down the result of the call that was pending.</summary>
    public void Complete(in JsonataValue result)
    {
        _calls[_pendingCall] = new(result, _pendingCall + 1);
        Pending = null;
    }

    /// <summary>Makes a call, or takes what it returned when it was made before. A call may itself make calls.</summary>
    public JsonataValue Call(Func<JsonataValue> function)
    {
        if (Begin(out var call) is { } known)
            return known;
        var result = function();
        _calls[call] = new(result, _next);
        return result;
    }

    /// <summary>The same for an asynchronous function; stops the evaluation when its result is not there yet.</summary>
    public JsonataValue Await(Func<ValueTask<JsonataValue>> function)
    {
        if (Begin(out var call) is { } known)
            return known;
        var task = function();
        if (!task.IsCompleted)
        {
            _pendingCall = call;
            Pending = task.AsTask();
            throw new EvaluationSuspended();
        }

        var result = task.GetAwaiter().GetResult();
        _calls[call] = new(result, _next);
        return result;
    }

    private JsonataValue? Begin(out int call)
    {
        call = _next++;
        if (call == _calls.Count)
            _calls.Add(null);
        if (_calls[call] is not { } entry)
            return null;
        _next = entry.Next;
        return entry.Result;
    }

    /// <summary>What a call returned, and the number of the call after it and those that it made.</summary>
    private sealed record Entry(JsonataValue Result, int Next);
}
