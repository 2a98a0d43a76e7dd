namespace SceneScout.Jsonata.Evaluation;

/// <summary>Leaves an evaluation that waits for an asynchronous function; never seen by a caller of the library.</summary>
internal sealed class EvaluationSuspended : Exception
{
}
