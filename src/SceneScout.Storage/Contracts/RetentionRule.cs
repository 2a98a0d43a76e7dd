namespace SceneScout.Storage.Contracts;

/// <summary>What keeps a table from growing for ever.</summary>
/// <param name="Table">The table.</param>
/// <param name="Reason">Why that is enough.</param>
public abstract record RetentionRule(string Table, string Reason)
{
    /// <summary>Rows go when they are older than a setting says.</summary>
    /// <param name="Table">The table.</param>
    /// <param name="Setting">The setting below <c>scenescout.retention</c>.</param>
    /// <param name="Default">How long rows are kept when nothing is configured.</param>
    /// <param name="Least">The shortest that may be configured: less would take away what working nodes still ask for.</param>
    /// <param name="Reason">What the rows are good for, and for how long.</param>
    public sealed record Aged(string Table, string Setting, TimeSpan Default, TimeSpan Least, string Reason) : RetentionRule(Table, Reason)
    {
        /// <summary>Whether no index leads to the oldest rows: the table is then walked from end to end, once a day.</summary>
        public bool Walked { get; init; }
    }

    /// <summary>Rows go with the row that they belong to.</summary>
    /// <param name="Table">The table.</param>
    /// <param name="Owner">The table of that row.</param>
    /// <param name="Reason">Which row it is.</param>
    public sealed record Owned(string Table, string Owner, string Reason) : RetentionRule(Table, Reason);

    /// <summary>There are never more rows than something finite.</summary>
    /// <param name="Table">The table.</param>
    /// <param name="Reason">The bound.</param>
    public sealed record Bounded(string Table, string Reason) : RetentionRule(Table, Reason);
}
