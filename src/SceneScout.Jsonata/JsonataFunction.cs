namespace SceneScout.Jsonata;

/// <summary>A function of the host. What it throws passes through the evaluation, except that a <see cref="JsonataException"/> is told where it was called.</summary>
public delegate JsonataValue JsonataFunction(JsonataCall call);
