namespace SceneScout.Threds.Engine;

/// <summary>A transform whose expressions are parsed.</summary>
internal sealed record CompiledTransform(ThredTemplate? Template, ThredExpression? Expression, ThredExpression? Re);
