namespace SceneScout.Storage.Contracts;

/// <summary>A thred as it is listed.</summary>
/// <param name="ThredId">Its id.</param>
/// <param name="PatternId">Its pattern.</param>
/// <param name="Status"><c>a</c> active, <c>f</c> finished, <c>t</c> terminated, <c>x</c> never began.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="UpdatedAt">When it moved last.</param>
/// <param name="EndedAt">When it ended; null while it lives.</param>
/// <param name="DueAt">When it must be woken; null for never, and while it is awake.</param>
/// <param name="Node">The node that writes of it.</param>
/// <param name="Awake">Whether it is in that node's memory.</param>
/// <param name="Shown">What clients see of it, as JSON.</param>
public sealed record ThredCard(
    string ThredId,
    string PatternId,
    string Status,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? EndedAt,
    DateTimeOffset? DueAt,
    string Node,
    bool Awake,
    string Shown);
