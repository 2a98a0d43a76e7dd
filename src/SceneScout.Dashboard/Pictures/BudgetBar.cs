namespace SceneScout.Dashboard.Pictures;

/// <summary>How a limit of a key stands.</summary>
/// <param name="Key">The key's id.</param>
/// <param name="Window">Its length; null for calls at the same moment.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Used">Used, or held by nodes.</param>
/// <param name="Limit">Allowed.</param>
/// <param name="ResetAt">When it begins anew; null when it rolls.</param>
public sealed record BudgetBar(string Key, TimeSpan? Window, string Unit, long Used, long Limit, DateTimeOffset? ResetAt)
{
    /// <summary>The share in use, 0 to 100.</summary>
    public double Percent => Limit <= 0 ? 0 : Math.Clamp(100.0 * Used / Limit, 0, 100);
}
