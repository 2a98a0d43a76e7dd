using System.Collections.Immutable;
using SceneScout.Actors.Serialization;

namespace SceneScout.Actors.Controller.Schedules;

/// <summary>What the controller is asked of its schedules.</summary>
public static class ScheduleQueries
{
    /// <summary>The next runs. Answered by <see cref="ScheduleReplies.Runs"/>.</summary>
    public sealed record AskRuns : ISpawnCommand;
}

/// <summary>What the controller answers of its schedules.</summary>
public static class ScheduleReplies
{
    /// <summary>The next runs, soonest first; what does not run by itself comes last.</summary>
    /// <param name="At">The instant that it is for.</param>
    /// <param name="Next">The runs.</param>
    public sealed record Runs(DateTimeOffset At, ImmutableArray<ScheduledRun> Next) : IWireMessage;
}
