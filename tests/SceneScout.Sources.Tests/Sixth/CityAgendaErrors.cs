using System.Text.Json;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.Tests.Sixth;

/// <summary>Its errors: <c>{"problem": "too_many"}</c>.</summary>
internal sealed class CityAgendaErrors : ApiErrors
{
    /// <inheritdoc />
    public override string? Code(JsonElement body) => TextAt(body, "problem");

    /// <inheritdoc />
    protected override TimeSpan? OwnWait(RawAnswer answer, string? code, JsonElement body, DateTimeOffset now) => null;
}
