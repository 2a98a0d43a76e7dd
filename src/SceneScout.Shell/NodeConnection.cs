using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Contracts.Palettes;

namespace SceneScout.Shell;

/// <summary>A line that a node answered.</summary>
/// <param name="Text">For people.</param>
/// <param name="Data">For programs; null when there is nothing beside the text.</param>
internal sealed record AnswerLine(string Text, JsonNode? Data);

/// <summary>Talks to one node over HTTP.</summary>
internal sealed class NodeConnection : IDisposable
{
    // A verb may take its time; only the first sign of life is waited for with a limit.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private readonly HttpClient _http;

    /// <summary>Makes it; nothing is sent yet.</summary>
    /// <param name="address">Where the node serves HTTP.</param>
    /// <param name="token">The caller's token; empty for none.</param>
    public NodeConnection(Uri address, string token)
    {
        Address = address;
        _http = new HttpClient(new SocketsHttpHandler { ConnectTimeout = ConnectTimeout, AllowAutoRedirect = false, UseProxy = !address.IsLoopback })
        {
            BaseAddress = address,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (token.Length > 0)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _http.DefaultRequestHeaders.TryAddWithoutValidation("X-Scout-Operator", $"{Environment.UserName}@{Environment.MachineName}");
    }

    /// <summary>Where the node serves HTTP.</summary>
    public Uri Address { get; }

    /// <summary>The palettes that the node offers.</summary>
    /// <exception cref="ConnectionLostException">It does not answer.</exception>
    /// <exception cref="CommandRefusedException">It refuses.</exception>
    public async Task<IReadOnlyList<CommandPalette>> PalettesAsync(CancellationToken cancellation)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri("api/palettes", UriKind.Relative), cancellation);
            await CheckAsync(answer, cancellation);
            return await answer.Content.ReadFromJsonAsync<List<CommandPalette>>(PaletteJson.Options, cancellation) ?? [];
        }
        catch (JsonException)
        {
            throw new ConnectionLostException($"{Address} answers, but it is no SceneScout node.");
        }
        catch (Exception e) when (IsLoss(e))
        {
            throw new ConnectionLostException($"There is no connection to {Address}: {e.Message}", e);
        }
    }

    /// <summary>Runs a verb.</summary>
    /// <exception cref="ConnectionLostException">It does not answer, or not to the end.</exception>
    /// <exception cref="CommandRefusedException">It refuses, or the verb failed.</exception>
    public async IAsyncEnumerable<AnswerLine> RunAsync(
        string palette, string verb, CommandArguments arguments, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"api/palettes/{palette}/{verb}", UriKind.Relative))
        {
            Content = JsonContent.Create(new { arguments = arguments.Values }, options: PaletteJson.Options),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/x-ndjson"));
        using var answer = await TryAsync(() => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation));
        await CheckAsync(answer, cancellation);
        using var reader = new StreamReader(await TryAsync(() => answer.Content.ReadAsStreamAsync(cancellation)));
        while (await TryAsync(() => reader.ReadLineAsync(cancellation).AsTask()) is { } line)
        {
            var node = JsonNode.Parse(line) as JsonObject ?? [];
            if (node["end"] is not null)
                yield break;
            if (node["error"] is { } error)
                throw new CommandRefusedException(error.ToString(), null);
            yield return new AnswerLine(node["text"]?.ToString() ?? "", node["data"]);
        }

        throw new ConnectionLostException($"The connection to {Address} was lost before the answer was whole.");
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<T> TryAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (IsLoss(e))
        {
            throw new ConnectionLostException($"The connection to {Address} was lost: {e.Message}", e);
        }
    }

    private static bool IsLoss(Exception e) => e is HttpRequestException or IOException || (e is OperationCanceledException && e.InnerException is TimeoutException);

    private static async Task CheckAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.IsSuccessStatusCode)
            return;
        var body = await answer.Content.ReadAsStringAsync(cancellation);
        string? detail = null;
        try
        {
            detail = (JsonNode.Parse(body) as JsonObject)?["detail"]?.ToString();
        }
        catch (JsonException)
        {
            // Not a node's own error: the status has to do.
        }

        var hint = answer.StatusCode == HttpStatusCode.Unauthorized ? " Give it with --token or in SCENESCOUT_HTTP_TOKEN." : "";
        throw new CommandRefusedException((detail ?? $"The node answered {(int)answer.StatusCode} {answer.ReasonPhrase}.") + hint, answer.StatusCode);
    }
}
