using Microsoft.Net.Http.Headers;

namespace SceneScout.Node.Http;

/// <summary>What a request that replaces something asks of what is there (RFC 9110, If-Match and If-None-Match).</summary>
/// <param name="Match">Tags of which it must have one; null when nothing is asked.</param>
/// <param name="NoneMatch">Tags of which it must have none; null when nothing is asked.</param>
internal sealed record Precondition(IReadOnlyList<EntityTagHeaderValue>? Match, IReadOnlyList<EntityTagHeaderValue>? NoneMatch)
{
    /// <summary>The precondition of a request; null when it has none.</summary>
    public static Precondition? Of(HttpRequest request)
    {
        var headers = request.GetTypedHeaders();
        var (match, none) = (request.Headers.ContainsKey(HeaderNames.IfMatch), request.Headers.ContainsKey(HeaderNames.IfNoneMatch));
        // A header that names no tag asks for one that nothing has.
        return match || none ? new Precondition(match ? [.. headers.IfMatch] : null, none ? [.. headers.IfNoneMatch] : null) : null;
    }

    /// <summary>Whether it holds.</summary>
    /// <param name="current">The tag of what is there; null when there is nothing.</param>
    public bool Holds(EntityTagHeaderValue? current) =>
        (Match is null || (current is not null && Match.Any(tag => IsAny(tag) || tag.Compare(current, useStrongComparison: true))))
        && (NoneMatch is null || current is null || !NoneMatch.Any(tag => IsAny(tag) || tag.Compare(current, useStrongComparison: false)));

    /// <summary>What is answered when it does not hold.</summary>
    /// <param name="what">What was to be replaced.</param>
    /// <param name="current">The tag of what is there; null when there is nothing, or when it has changed in that moment.</param>
    public static IResult Failed(string what, EntityTagHeaderValue? current) => Problems.Of(
        StatusCodes.Status412PreconditionFailed, "PRECONDITION_FAILED", current is null ? $"{what} is not there, or has changed meanwhile: read it again." : $"{what} has the ETag {current} now: read it again.");

    private static bool IsAny(EntityTagHeaderValue tag) => tag.Equals(EntityTagHeaderValue.Any);
}
