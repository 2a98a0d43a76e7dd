namespace SceneScout.Node.Alerts;

/// <summary>How mails are sent.</summary>
/// <param name="Host">The SMTP server.</param>
/// <param name="Port">Its port.</param>
/// <param name="Tls">Whether the connection turns to TLS (STARTTLS) before anything is said.</param>
/// <param name="User">Who signs in there; empty for nobody.</param>
/// <param name="Password">With what.</param>
/// <param name="From">The sender's address.</param>
/// <param name="To">The receivers' addresses, with commas.</param>
internal sealed record MailSettings(string Host, int Port, bool Tls, string User, string Password, string From, string To);
