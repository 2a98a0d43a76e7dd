using System.Text.Json.Serialization.Metadata;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Http;

/// <summary>What all clients do alike: check the query, read the cursor, make one call, write the next cursor.</summary>
/// <typeparam name="TCursor">Where the search stands.</typeparam>
internal abstract class SourceClient<TCursor>(SourceHttp http, JsonTypeInfo<TCursor> cursorType) : ISourceClient, IDisposable
    where TCursor : class
{
    private const double LargestRadius = 20_037_508;

    /// <summary>The caller.</summary>
    protected SourceHttp Http => http;

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    /// <inheritdoc />
    public Task<FetchResult> FetchAsync(AreaQuery query, string? cursor, CancellationToken cancellation)
    {
        if (query.RadiusMetres is not (> 0 and <= LargestRadius))
            return Refused($"radius '{query.RadiusMetres}': metres above 0, up to {LargestRadius}.");
        if (query.Range.End <= query.Range.Start)
            return Refused($"date range '{query.Range.Start:O}' to '{query.Range.End:O}': the end comes after the start.");
        var at = cursor is null ? First(query) : Cursors.Read(cursor, cursorType);
        if (at is null || !IsValid(at))
            return Refused("cursor: not one that this client gave.");
        return StepInScopeAsync(query, at, cancellation);
    }

    /// <inheritdoc />
    public string? Behind(AreaQuery query, string? cursor) =>
        (cursor is null ? First(query) : Cursors.Read(cursor, cursorType)) is { } at && IsValid(at) && PartBehind(query, at) is { } next ? Cursors.Write(next, cursorType) : null;

    /// <inheritdoc />
    public virtual bool Covers(AreaQuery query, Listing listing) => true;

    /// <summary>Where a search begins.</summary>
    protected abstract TCursor First(AreaQuery query);

    /// <summary>Whether a cursor that was read back can be gone on from.</summary>
    protected abstract bool IsValid(TCursor cursor);

    /// <summary>See <see cref="ISourceClient.Behind"/>.</summary>
    protected virtual TCursor? PartBehind(AreaQuery query, TCursor cursor) => null;

    /// <summary>Makes one call and says where to go on.</summary>
    protected abstract Task<FetchResult> StepAsync(AreaQuery query, TCursor cursor, CancellationToken cancellation);

    /// <summary>A page; the search ends when <paramref name="next"/> is null. A fault when the next cursor is too long: without it the rest would be lost unseen.</summary>
    /// <param name="answer">What the page holds.</param>
    /// <param name="next">Where to go on.</param>
    /// <param name="unreachable">See <see cref="FetchResult.Page.Unreachable"/>.</param>
    /// <param name="part">The part of the search that begins with the page; null for further pages of a part.</param>
    /// <param name="slipped">See <see cref="FetchResult.Page.Slipped"/>.</param>
    protected FetchResult Page(ParsedAnswer answer, TCursor? next, long unreachable = 0, Part? part = null, bool slipped = false)
    {
        var lost = (int)Math.Clamp(unreachable, 0, int.MaxValue);
        var behind = part?.Behind is { } after ? Cursors.Write(after, cursorType) : null;
        // A cursor that cannot be written leaves nothing out.
        var head = part is null ? null : new PartHead(PageFingerprint.Of(answer, part.Total), part.HasRest && (behind is not null) == (part.Behind is not null));
        if (next is null)
            return new FetchResult.Page(answer, null) { Unreachable = lost, Slipped = slipped, Head = head, Behind = behind };
        return Cursors.Write(next, cursorType) is { } cursor
            ? new FetchResult.Page(answer, cursor) { Unreachable = lost, Slipped = slipped, Head = head, Behind = behind }
            : new FetchResult.Failed(http.Fail(new SpawnFault(FaultKind.ExternalApi, $"The token of the next page is too long: a cursor has {Cursors.Longest} bytes at most."), null).Fault);
    }

    /// <summary>Whether two totals that were told with pages of one list say that it changed in between.</summary>
    /// <param name="before">Told with the page before; null at a first page, or when it was not told.</param>
    /// <param name="now">Told with this page.</param>
    protected static bool Differ(long? before, long? now) => before is { } then && now is { } present && then != present;

    /// <summary>A request relative to the base address.</summary>
    protected HttpRequestMessage Request(HttpMethod method, string path) => new(method, new Uri(http.BaseAddress, path));

    // An async method of its own: what it sets in the flow ends with it.
    private async Task<FetchResult> StepInScopeAsync(AreaQuery query, TCursor at, CancellationToken cancellation)
    {
        CallScope.Enter(query);
        return await StepAsync(query, at, cancellation);
    }

    /// <summary>An answer whose paging cannot be read: going on blindly, or ending here, would lose the rest unseen.</summary>
    protected FetchResult Unpageable(string field) =>
        new FetchResult.Failed(http.Fail(new SpawnFault(FaultKind.ExternalApi, $"The answer's '{field}' cannot be read, so its further pages cannot be found."), null).Fault);

    /// <summary>A part of a search, at its first page.</summary>
    /// <param name="Total">How much the source says it holds; null when it does not say.</param>
    /// <param name="HasRest">Whether it has further pages.</param>
    /// <param name="Behind">Where to go on behind it; null when nothing follows.</param>
    protected sealed record Part(long? Total, bool HasRest, TCursor? Behind);

    private Task<FetchResult> Refused(string what) =>
        Task.FromResult<FetchResult>(new FetchResult.Failed(http.Fail(new SpawnFault(FaultKind.Validation, $"Not acceptable: {what}"), null).Fault));
}
