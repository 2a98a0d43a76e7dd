using System.Net.Http.Headers;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Http;

/// <summary>An answer as it came, body read.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">The body, at most <see cref="SourceHttp.LargestAnswer"/> bytes.</param>
/// <param name="IsCut">True when the body is larger than that; <paramref name="Body"/> is then empty.</param>
/// <param name="Turn">The turn under which it was asked for.</param>
internal sealed record RawAnswer(int Status, HttpResponseHeaders Headers, ReadOnlyMemory<byte> Body, bool IsCut, CallTurn Turn)
{
    /// <summary>The first value of a header; null when it is missing.</summary>
    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
