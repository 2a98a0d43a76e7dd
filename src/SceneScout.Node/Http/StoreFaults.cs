using Microsoft.AspNetCore.Diagnostics;
using SceneScout.Actors.Workers;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>Faults by their names: a store that does not answer is no mistake of this program, and the caller learns that it may try again; a broken rule of its tables is one. A body that is too large is the caller's.</summary>
internal sealed class StoreFaults : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            await Problems.Of(StatusCodes.Status413PayloadTooLarge, "PAYLOAD_TOO_LARGE", $"A body has at most {SpawnEndpoints.MaxBodyBytes} bytes here.").ExecuteAsync(httpContext);
            return true;
        }

        if (exception is not (StoreUnavailableException or StoreConflictException))
            return false;
        await Problems.Of(TaskFaults.Of(exception)).ExecuteAsync(httpContext);
        return true;
    }
}
