namespace SceneScout.Simulator.Hosting;

/// <summary>What tells one answer of a source from another: all of a request but who asks.</summary>
/// <param name="Source">A name of <see cref="SourceNames"/>.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The source's own path.</param>
/// <param name="Query">The query as it was sent.</param>
/// <param name="Headers">Values of the headers that the answer depends on.</param>
/// <param name="Body">The body.</param>
internal sealed record AnswerKey(string Source, string Method, string Path, string Query, string Headers, string Body)
{
    /// <summary>The key of a request to a source.</summary>
    public static AnswerKey Of(ISourceApi api, ApiRequest request) => new(
        api.Source, request.Method, request.Path, request.QueryText, string.Join('\n', api.VaryBy.Select(name => request.Headers[name].ToString())), request.Body);
}
