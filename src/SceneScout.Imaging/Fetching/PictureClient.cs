using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace SceneScout.Imaging.Fetching;

/// <summary>Fetches pictures from addresses that strangers wrote. A name is resolved, each of its addresses judged, and the connection made to an address that was judged, so nothing can change between the two; every redirect goes the same way.</summary>
public sealed class PictureClient : IDisposable
{
    private const int HeaderKilobytes = 16;
    private const int Chunk = 64 << 10;

    private readonly HttpClient _http;
    private readonly HostPace _pace;
    private readonly FetchRules _rules;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve;
    private readonly TimeProvider _time;

    /// <summary>A client.</summary>
    /// <param name="rules">What may be fetched.</param>
    /// <param name="time">The clock of timeouts and pace.</param>
    /// <param name="resolve">Resolves names; null for the machine's own way.</param>
    public PictureClient(FetchRules rules, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        (_rules, _time, _resolve) = (rules, time, resolve ?? Dns.GetHostAddressesAsync);
        _pace = new HostPace(rules.PerHostPerSecond, rules.LongestWait);
        _http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.None,
                UseCookies = false,
                // A proxy would be connected to instead, and would resolve the name by itself.
                UseProxy = false,
                Credentials = null,
                MaxConnectionsPerServer = rules.PerHost,
                MaxResponseHeadersLength = HeaderKilobytes,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                ConnectCallback = ConnectAsync,
            },
            disposeHandler: true)
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("SceneScout/0.2");
        _http.DefaultRequestHeaders.Accept.ParseAdd("image/webp,image/jpeg,image/png,image/gif;q=0.8");
    }

    /// <summary>Fetches a picture.</summary>
    /// <param name="url">Its address.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task<PictureFetch> FetchAsync(string url, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return Failed(FetchFailure.Address, $"'{url}' is not accepted: an address with http or https.");
        using var late = new CancellationTokenSource(_rules.Timeout, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            var end = _time.GetUtcNow() + _rules.Timeout;
            for (var redirects = 0; ; redirects++)
            {
                if (_rules.Mistake(address) is { } mistake)
                    return Failed(FetchFailure.Address, mistake);
                var now = _time.GetUtcNow();
                if (_pace.Take(address.IdnHost, now) is not { } wait)
                    return Failed(FetchFailure.Unreachable, $"{address.IdnHost} is asked as often as it may be");
                if (wait > TimeSpan.Zero)
                {
                    // Waiting for a turn is no fault of the host's.
                    late.CancelAfter((end += wait) - now);
                    await Task.Delay(wait, _time, stop.Token).ConfigureAwait(false);
                }

                var (fetch, next) = await OnceAsync(address, stop.Token).ConfigureAwait(false);
                if (next is null)
                    return fetch!;
                if (redirects == _rules.Redirects)
                    return Failed(FetchFailure.Refused, $"more than {_rules.Redirects} redirects");
                if (address.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps)
                    return Failed(FetchFailure.Address, $"a redirect from https to {next.Scheme} is not accepted");
                address = next;
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed(FetchFailure.Unreachable, $"no whole answer within {_rules.Timeout.TotalSeconds:0.#} s");
        }
        catch (HttpRequestException failed) when (failed.InnerException is ForbiddenAddressException forbidden)
        {
            return Failed(FetchFailure.Address, forbidden.Message);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or SocketException)
        {
            return Failed(FetchFailure.Unreachable, failed.Message);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<(PictureFetch? Fetch, Uri? Next)> OnceAsync(Uri address, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionOrHigher };
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
        return (int)answer.StatusCode switch
        {
            301 or 302 or 303 or 307 or 308 when answer.Headers.Location is { } location => (null, new Uri(address, location)),
            200 => (await ContentAsync(answer.Content, stop).ConfigureAwait(false), null),
            408 or 425 or 429 or >= 500 => (Failed(FetchFailure.Unreachable, $"the answer is {(int)answer.StatusCode}"), null),
            var status => (Failed(FetchFailure.Refused, $"the answer is {status}; 200 is accepted"), null),
        };
    }

    private async Task<PictureFetch> ContentAsync(HttpContent content, CancellationToken stop)
    {
        if (Kind(content.Headers) is { } mistake)
            return Failed(FetchFailure.Content, mistake);
        if (content.Headers.ContentLength > _rules.Bytes)
            return TooLarge(content.Headers.ContentLength.Value);
        var stream = await content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var whole = new MemoryStream((int)(content.Headers.ContentLength ?? Chunk));
            var chunk = new byte[Chunk];
            while (await stream.ReadAsync(chunk, stop).ConfigureAwait(false) is > 0 and var read)
            {
                if (whole.Length + read > _rules.Bytes)
                    return TooLarge(whole.Length + read);
                whole.Write(chunk, 0, read);
            }

            return new PictureFetch.Fetched(whole.Length == whole.Capacity ? whole.GetBuffer() : whole.ToArray());
        }
    }

    // What a file is its own bytes say; a host that says itself that it is a page or a drawing spares the bytes.
    private static string? Kind(HttpContentHeaders headers) => headers switch
    {
        { ContentEncoding.Count: > 0 } when headers.ContentEncoding.Any(encoding => encoding != "identity") => $"content encoding '{string.Join(", ", headers.ContentEncoding)}' is not accepted: none.",
        { ContentType.MediaType: { } type } when type.Contains("svg", StringComparison.OrdinalIgnoreCase) || (!type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) && !type.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase) && !type.Equals("binary/octet-stream", StringComparison.OrdinalIgnoreCase)) =>
            $"content type '{type}' is not accepted: a picture of pixels.",
        _ => null,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await _resolve(host, cancellation).ConfigureAwait(false);
        var accepted = addresses.Where(address => PublicAddresses.Contain(address) || (_rules.AllowLoopback && PublicAddresses.IsOwn(address))).ToArray();
        if (accepted.Length == 0)
            throw new ForbiddenAddressException($"{host} leads to {(addresses.Length == 0 ? "no address" : string.Join(", ", addresses.Take(4)))}; public addresses are accepted.");
        for (var i = 0; ; i++)
        {
            var socket = new Socket(accepted[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(accepted[i], context.DnsEndPoint.Port), cancellation).ConfigureAwait(false);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i + 1 < accepted.Length)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }

    private PictureFetch.Failed TooLarge(long bytes) => Failed(FetchFailure.Content, $"{bytes} bytes or more; at most {_rules.Bytes} are accepted");

    private static PictureFetch.Failed Failed(FetchFailure failure, string detail) => new(failure, detail);
}
