using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>A child whose result its parent waits for.</summary>
/// <param name="ThredId">Its id.</param>
/// <param name="PatternId">Its pattern.</param>
/// <param name="Status">How it ended: <c>f</c>, <c>t</c> or <c>refused</c>; null while it lives.</param>
/// <param name="Result">What its local <c>result</c> was; null when it set none.</param>
public sealed record JoinedChild(string ThredId, string PatternId, string? Status = null, RawJson? Result = null);
