namespace SceneScout.Jsonata;

/// <summary>An asynchronous function of the host.</summary>
public delegate ValueTask<JsonataValue> JsonataAsyncFunction(IReadOnlyList<JsonataValue> arguments, CancellationToken cancellationToken);
