using System.Text.Json;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.Nominatim;

/// <summary>What the errors of Nominatim and of services that speak as it does look like: <c>{"error":{"code":400,"message":...}}</c>, or <c>{"error":"..."}</c>.</summary>
internal sealed class NominatimErrors : ApiErrors
{
    public static readonly NominatimErrors Instance = new();

    public override string? Code(JsonElement body) => TextAt(body, "error", "message") ?? TextAt(body, "error");

    protected override TimeSpan? OwnWait(RawAnswer answer, string? code, JsonElement body, DateTimeOffset now) => null;
}
