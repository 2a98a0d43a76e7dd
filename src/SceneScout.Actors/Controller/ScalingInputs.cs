using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Controller;

/// <summary>What a scaling decision goes by; journaled with it.</summary>
/// <param name="Type">Workers of this type.</param>
/// <param name="Ready">Tasks that a worker could claim now.</param>
/// <param name="Running">Tasks being worked on.</param>
/// <param name="OldestSeconds">How long the first of the ready tasks has been ready, seconds.</param>
/// <param name="ServiceSeconds">Mean time of a task, seconds; 0 when none has been measured.</param>
/// <param name="Workers">Workers wanted so far.</param>
/// <param name="Min">Workers at least.</param>
/// <param name="Max">Workers at most.</param>
public sealed record ScalingInputs(TaskType Type, long Ready, long Running, double OldestSeconds, double ServiceSeconds, int Workers, int Min, int Max);
