using SceneScout.Domain.Scheduling;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>A timer whose expressions are parsed.</summary>
internal sealed record CompiledTimer(TimerModel Model, CronCadence? Cron, ThredTemplate Zone);
