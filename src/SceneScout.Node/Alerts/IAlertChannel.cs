namespace SceneScout.Node.Alerts;

/// <summary>A way to tell somebody.</summary>
internal interface IAlertChannel
{
    /// <summary>Its name in the log.</summary>
    string Name { get; }

    /// <summary>Tells.</summary>
    /// <exception cref="AlertUnsentException">Nobody took it; it may be sent again.</exception>
    Task SendAsync(AlertNotice notice, CancellationToken cancellation);
}
