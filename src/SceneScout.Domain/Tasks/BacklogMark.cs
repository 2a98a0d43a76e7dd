namespace SceneScout.Domain.Tasks;

/// <summary>How many tasks may wait for a stage before the stages that queue for it start nothing new.</summary>
/// <param name="Type">The stage.</param>
/// <param name="High">From so many waiting tasks on it holds those before it; 0 never does.</param>
/// <param name="Low">At so many it lets them go on; below <paramref name="High"/>, so that they do not stop and go with every task.</param>
public sealed record BacklogMark(TaskType Type, int High, int Low)
{
    /// <summary>Whether the stage holds those before it.</summary>
    /// <param name="held">Whether it held them so far.</param>
    /// <param name="waiting">Tasks that wait for it.</param>
    public bool Holds(bool held, long waiting) => High > 0 && (held ? waiting > Low : waiting >= High);
}

/// <summary>What is known of a stage that holds, or has held, those before it.</summary>
/// <param name="Type">The stage whose backlog it is.</param>
/// <param name="Since">Since when it has held them; null when it does not.</param>
/// <param name="Times">How often it began to.</param>
public sealed record StageHold(TaskType Type, DateTimeOffset? Since, long Times);
