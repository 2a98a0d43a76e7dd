namespace SceneScout.Node.Alerts;

/// <summary>Who is told of alerts.</summary>
/// <param name="Webhook">Who gets notices as JSON; null for nobody.</param>
/// <param name="Slack">Who gets them as a line of text; null for nobody.</param>
/// <param name="Mail">How mails are sent; null where none are.</param>
internal sealed record AlertOptions(Uri? Webhook, Uri? Slack, MailSettings? Mail);
