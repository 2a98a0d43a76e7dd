using Microsoft.AspNetCore.Diagnostics;
using SceneScout.Actors.Workers;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>Faults of the store by their names: one that does not answer is no mistake of this program, and the caller learns that it may try again; a broken rule of its tables is one.</summary>
internal sealed class StoreFaults : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not (StoreUnavailableException or StoreConflictException))
            return false;
        await Problems.Of(TaskFaults.Of(exception)).ExecuteAsync(httpContext);
        return true;
    }
}
