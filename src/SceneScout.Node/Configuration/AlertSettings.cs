using System.Net.Mail;
using SceneScout.Node.Alerts;

namespace SceneScout.Node.Configuration;

/// <summary>The settings of who is told of alerts.</summary>
internal static class AlertSettings
{
    private static readonly string[] Addresses = ["alerts.webhook", "alerts.slack"];

    /// <summary>The settings: key without the root, kind.</summary>
    public static IEnumerable<(string Key, SettingKind Kind)> Table()
    {
        // Addresses of webhooks are as good as passwords.
        foreach (var key in Addresses)
            yield return (key, new SecretKind());
        yield return ("alerts.smtp.host", new TextKind());
        yield return ("alerts.smtp.port", new WholeKind(1, 65_535));
        yield return ("alerts.smtp.tls", new FlagKind());
        yield return ("alerts.smtp.user", new TextKind());
        yield return ("alerts.smtp.password", new SecretKind());
        yield return ("alerts.smtp.from", new TextKind());
        yield return ("alerts.smtp.to", new TextKind());
    }

    /// <summary>What contradicts itself.</summary>
    public static IEnumerable<string> Contradictions(EffectiveConfig config)
    {
        foreach (var key in Addresses)
            if (config.Text(key).Length > 0 && Address(config.Text(key)) is null)
                yield return $"{Settings.Root}.{key} is no address; accepted: empty, or an absolute URL of http or https.";
        if (config.Text("alerts.smtp.host").Length == 0)
            yield break;
        foreach (var key in new[] { "alerts.smtp.from", "alerts.smtp.to" })
            if (!AreMail(config.Text(key)))
                yield return $"{Settings.Root}.{key} = '{config.Text(key)}': with {Settings.Root}.alerts.smtp.host set, accepted: an address of mail{(key.EndsWith("to", StringComparison.Ordinal) ? ", or several with commas" : "")}.";
    }

    /// <summary>Reads them.</summary>
    public static AlertOptions Read(EffectiveConfig config) => new(
        Address(config.Text("alerts.webhook")),
        Address(config.Text("alerts.slack")),
        config.Text("alerts.smtp.host") is { Length: > 0 } host
            ? new MailSettings(
                host, config.Whole("alerts.smtp.port"), config.Flag("alerts.smtp.tls"), config.Text("alerts.smtp.user"), config.Text("alerts.smtp.password"),
                config.Text("alerts.smtp.from"), config.Text("alerts.smtp.to"))
            : null);

    private static Uri? Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;

    private static bool AreMail(string text) => text.Length > 0 && text.Split(',').All(address => MailAddress.TryCreate(address.Trim(), out _));
}
