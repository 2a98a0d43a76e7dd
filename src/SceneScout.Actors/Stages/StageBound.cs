namespace SceneScout.Actors.Stages;

/// <summary>What bounds the tasks of a stage.</summary>
public enum StageBound
{
    /// <summary>They wait for networks and databases; their threads serve others meanwhile.</summary>
    InputOutput = 0,

    /// <summary>They compute, or block their threads.</summary>
    Processor = 1,
}

/// <summary>Paths of the dispatchers of stages; <c>hocon/akka.conf</c> says what they are.</summary>
public static class StageDispatchers
{
    /// <summary>For stages bound by processors.</summary>
    public const string Processor = "akka.actor.processor-stage-dispatcher";
}
