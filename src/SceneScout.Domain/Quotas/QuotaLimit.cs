using System.Text.Json.Serialization;

namespace SceneScout.Domain.Quotas;

/// <summary>So many calls or points of one key in any window of a length.</summary>
/// <param name="Units">Calls or points, 0 or more; 0 stops the source.</param>
/// <param name="Window">Length of the window.</param>
/// <param name="Kind">When the window ends.</param>
/// <param name="Unit"><c>calls</c> or <c>points</c>.</param>
public sealed record QuotaLimit(int Units, TimeSpan Window, WindowKind Kind = WindowKind.Rolling, string Unit = "calls")
{
    /// <summary>Shorter windows are shared out as slots, this length and longer ones are counted.</summary>
    public static readonly TimeSpan CountedFrom = TimeSpan.FromSeconds(10);

    /// <summary>Whether it is shared out as slots.</summary>
    [JsonIgnore]
    public bool IsShort => Window < CountedFrom;
}
