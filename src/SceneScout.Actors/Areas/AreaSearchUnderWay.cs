using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Areas;

/// <summary>The search of an area that began last. Where it stands is in its task's row: the checkpoint moves there with the listings, in one transaction.</summary>
/// <param name="TaskId">Its task.</param>
/// <param name="Range">Dates searched.</param>
/// <param name="Scope">Where it searches; null in what earlier versions wrote.</param>
/// <param name="BegunAt">When it began.</param>
/// <param name="Shortened">Whether it may be cut short.</param>
public sealed record AreaSearchUnderWay(string TaskId, DateRange Range, string? Scope, DateTimeOffset BegunAt, bool Shortened);
