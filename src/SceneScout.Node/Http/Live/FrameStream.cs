using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace SceneScout.Node.Http.Live;

/// <summary>Server-sent events whose bytes are there already: what comes at once is sent at once, however many events it is.</summary>
/// <param name="portions">What comes, in order.</param>
internal sealed class FrameStream(IAsyncEnumerable<IReadOnlyList<ReadOnlyMemory<byte>>> portions) : IResult
{
    // More is not gathered for a caller who may be slow.
    private const int MostUnsent = 32 * 1024;

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, gone) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache,no-store";
        response.Headers.ContentEncoding = "identity";
        httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var writer = response.BodyWriter;
        try
        {
            await foreach (var portion in portions.WithCancellation(gone))
            {
                var unsent = 0;
                foreach (var frame in portion)
                {
                    writer.Write(frame.Span);
                    if ((unsent += frame.Length) < MostUnsent)
                        continue;
                    unsent = 0;
                    await writer.FlushAsync(gone);
                }

                if (unsent > 0)
                    await writer.FlushAsync(gone);
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // Nobody is there to be told anything.
        }
    }
}
