using Microsoft.AspNetCore.Diagnostics;
using SceneScout.Domain.Faults;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>A store that does not answer is no mistake of this program: the caller learns that it may try again.</summary>
internal sealed class StoreFaults : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not StoreUnavailableException)
            return false;
        await Problems.Of(new SpawnFault(FaultKind.Database, exception.Message)).ExecuteAsync(httpContext);
        return true;
    }
}
