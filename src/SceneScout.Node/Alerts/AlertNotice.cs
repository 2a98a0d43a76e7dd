using System.Text.Json.Serialization;

namespace SceneScout.Node.Alerts;

/// <summary>What somebody is told of an alert, as the webhook gets it.</summary>
/// <param name="Status"><c>firing</c> or <c>resolved</c>.</param>
/// <param name="Alert">Name of the rule.</param>
/// <param name="Subject">Of what; null of the node or the cluster.</param>
/// <param name="Severity"><c>critical</c>, <c>high</c> or <c>medium</c>.</param>
/// <param name="Summary">In a sentence.</param>
/// <param name="Action">What to do about it.</param>
/// <param name="Since">When it began.</param>
/// <param name="Resolved">When it was over; null while it is not.</param>
/// <param name="Node">Who tells.</param>
internal sealed record AlertNotice(
    string Status, string Alert, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Subject, string Severity, string Summary, string Action, DateTimeOffset Since,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Resolved, string Node)
{
    /// <summary>Of an alert.</summary>
    public static AlertNotice Of(Alert alert, string node) => new(
        alert.Resolved is null ? "firing" : "resolved", alert.Condition.Rule.Name, alert.Condition.Subject.Length == 0 ? null : alert.Condition.Subject, alert.Condition.Rule.Severity,
        alert.Condition.Summary, alert.Condition.Rule.Action, alert.Since, alert.Resolved, node);

    /// <summary>In a line.</summary>
    public string Line => $"[{Status}] {Alert}{(Subject is null ? "" : $" ({Subject})")}: {Summary}. {(Resolved is null ? Action : "It is over.")} {Node}";
}
