using SceneScout.Node.Alerts;

namespace SceneScout.Node.Http;

/// <summary>Alerts as they stand.</summary>
/// <param name="Firing">What somebody was told, and is not over.</param>
/// <param name="Pending">What is so, but not for long enough yet.</param>
/// <param name="Resolved">What is over, the last first.</param>
internal sealed record AlertsView(IReadOnlyList<AlertView> Firing, IReadOnlyList<AlertView> Pending, IReadOnlyList<AlertView> Resolved)
{
    /// <summary>Of what the node keeps.</summary>
    public static AlertsView Of(AlertBook book) => new(
        [.. book.Open.Values.Where(alert => alert.Fired is not null).Select(AlertView.Of)],
        [.. book.Open.Values.Where(alert => alert.Fired is null).Select(AlertView.Of)],
        [.. book.Past.Select(AlertView.Of)]);
}

/// <summary>One alert.</summary>
internal sealed record AlertView(string Alert, string? Subject, string Severity, string Summary, string Action, DateTimeOffset Since, DateTimeOffset? Fired, DateTimeOffset? Resolved)
{
    public static AlertView Of(Alert alert) => new(
        alert.Condition.Rule.Name, alert.Condition.Subject.Length == 0 ? null : alert.Condition.Subject, alert.Condition.Rule.Severity, alert.Condition.Summary, alert.Condition.Rule.Action,
        alert.Since, alert.Fired, alert.Resolved);
}
