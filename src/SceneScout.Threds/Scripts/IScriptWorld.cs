using System.Text.Json.Nodes;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Scripts;

/// <summary>Where a script runs: the pure engine, or a node.</summary>
internal interface IScriptWorld
{
    /// <summary>Whether different threds go on at the same time, so that only what one of them sends has an order.</summary>
    bool IsConcurrent { get; }

    /// <summary>The id of an event that the script gives none.</summary>
    string NextEventId();

    /// <summary>An event is sent. Gives what is wrong with it when nobody can be told; null else.</summary>
    ValueTask<string?> SendAsync(JsonObject sent, CancellationToken cancellation);

    /// <summary>Time passes.</summary>
    ValueTask AdvanceAsync(long milliseconds, CancellationToken cancellation);

    /// <summary>Everything is read again from what is kept.</summary>
    void Restart();

    /// <summary>The messages that were sent, from a place in their order on.</summary>
    ValueTask<IReadOnlyList<ThredMessage>> MessagesAsync(int from, CancellationToken cancellation);

    /// <summary>The threds, in the order in which they began.</summary>
    ValueTask<IReadOnlyList<ScriptThred>> ThredsAsync(CancellationToken cancellation);

    /// <summary>What happened since it was asked last, a line each.</summary>
    ValueTask<IReadOnlyList<string>> HappenedAsync(CancellationToken cancellation);

    /// <summary>How long what is expected may take; null when all that follows is there at once.</summary>
    /// <param name="within">What the script says; null when it does not.</param>
    ScriptWait? Wait(TimeSpan? within);
}
