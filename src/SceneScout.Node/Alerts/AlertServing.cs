namespace SceneScout.Node.Alerts;

/// <summary>Puts alerts on a node.</summary>
internal static class AlertServing
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Adds what looks, keeps and tells.</summary>
    public static void AddAlerts(this IServiceCollection services, AlertOptions options)
    {
        services.AddSingleton<AlertMeters>();
        services.AddSingleton<AlertPost>();
        services.AddSingleton<AlertWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<AlertWatch>());
        if (options.Webhook is { } webhook)
            services.AddSingleton<IAlertChannel>(_ => new WebhookChannel("webhook", webhook, false, Client()));
        if (options.Slack is { } slack)
            services.AddSingleton<IAlertChannel>(_ => new WebhookChannel("slack", slack, true, Client()));
        if (options.Mail is { } mail)
            services.AddSingleton<IAlertChannel>(new MailChannel(mail));
    }

    // Who is told stands in the configuration; nobody sends it on to another.
    private static HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Patience };
}
