namespace SceneScout.Node.Alerts;

/// <summary>Posts notices as JSON: in the form of <see cref="AlertNotice"/>, or as <c>{"text": ...}</c>, which Slack and what speaks like it take.</summary>
/// <param name="name">Its name.</param>
/// <param name="address">Where to; it may hold a secret and is never written.</param>
/// <param name="asText">Whether the one line alone is sent.</param>
/// <param name="http">Sends.</param>
internal sealed class WebhookChannel(string name, Uri address, bool asText, HttpClient http) : IAlertChannel
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public async Task SendAsync(AlertNotice notice, CancellationToken cancellation)
    {
        try
        {
            using var content = asText ? JsonContent.Create(new { text = notice.Line }) : JsonContent.Create(notice);
            using var answer = await http.PostAsync(address, content, cancellation);
            if (!answer.IsSuccessStatusCode)
                throw new AlertUnsentException($"it answered {(int)answer.StatusCode}");
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new AlertUnsentException(e is HttpRequestException ? "no answer" : "no answer in time", e);
        }
    }
}
