using SceneScout.Dashboard.Pictures;
using SceneScout.Node.Alerts;

namespace SceneScout.Node.Dashboard;

/// <summary>Reads the node's alerts.</summary>
internal sealed class NodeAlerts(AlertWatch watch, IEnumerable<IAlertChannel> channels, TimeProvider time)
{
    /// <summary>Reads them.</summary>
    public AlertsPicture Read()
    {
        var book = watch.Book;
        return new AlertsPicture(
            time.GetUtcNow(),
            [.. book.Open.Values.Where(alert => alert.Fired is not null).Select(Line)],
            [.. book.Open.Values.Where(alert => alert.Fired is null).Select(Line)],
            [.. book.Past.Select(Line)],
            [.. AlertRules.All.Select(rule => new AlertRuleLine(rule.Name, rule.Severity, rule.For))],
            [.. channels.Select(channel => channel.Name)]);
    }

    private static AlertLine Line(Alert alert) => new(
        alert.Condition.Rule.Name, alert.Condition.Subject.Length == 0 ? null : alert.Condition.Subject, alert.Condition.Rule.Severity, alert.Condition.Summary, alert.Condition.Rule.Action, alert.Since, alert.Resolved);
}
