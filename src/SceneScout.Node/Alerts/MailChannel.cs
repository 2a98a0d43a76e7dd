using System.Net;
using System.Net.Mail;

namespace SceneScout.Node.Alerts;

/// <summary>Sends notices by SMTP.</summary>
/// <param name="settings">Through whom, from whom, to whom.</param>
internal sealed class MailChannel(MailSettings settings) : IAlertChannel
{
    /// <inheritdoc />
    public string Name => "mail";

    /// <inheritdoc />
    public async Task SendAsync(AlertNotice notice, CancellationToken cancellation)
    {
        try
        {
            using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls };
            if (settings.User.Length > 0)
                client.Credentials = new NetworkCredential(settings.User, settings.Password);
            using var mail = new MailMessage(settings.From, settings.To, $"SceneScout: {notice.Alert} {notice.Status}", $"{notice.Line}\n\nSeverity: {notice.Severity}\nSince: {notice.Since:O}\n");
            await client.SendMailAsync(mail, cancellation);
        }
        catch (SmtpException e)
        {
            throw new AlertUnsentException(e.Message, e);
        }
    }
}
