namespace SceneScout.Node.Alerts;

/// <summary>Of what somebody is told.</summary>
/// <param name="Name">Its name, the same as in <c>deploy/prometheus/alerts.yml</c>.</param>
/// <param name="Severity"><c>critical</c>, <c>high</c> or <c>medium</c>.</param>
/// <param name="For">How long it has to be so before anybody is told.</param>
/// <param name="OfCluster">It is so of the whole cluster: one node tells.</param>
/// <param name="Action">What to do about it.</param>
internal sealed record AlertRule(string Name, string Severity, TimeSpan For, bool OfCluster, string Action);

/// <summary>Something that is not as it should be.</summary>
/// <param name="Rule">By which rule.</param>
/// <param name="Subject">Of what: a type of tasks, a source, a probe; empty of the node or the cluster.</param>
/// <param name="Summary">In a sentence, with the figure.</param>
internal sealed record AlertCondition(AlertRule Rule, string Subject, string Summary);
