using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>A publish entry whose expressions are parsed.</summary>
internal sealed record CompiledPublish(
    PublishModel Model, ThredTemplate To, string? Fixed, ThredExpression? OnPublish, CompiledTransform? Transform, ThredTemplate Delay, ThredTemplate At);
