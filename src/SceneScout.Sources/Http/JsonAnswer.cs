using System.Text.Json;
using SceneScout.Domain.Faults;

namespace SceneScout.Sources.Http;

/// <summary>The outcome of one call.</summary>
internal abstract record JsonAnswer
{
    private JsonAnswer()
    {
    }

    /// <summary>A 2xx answer in JSON.</summary>
    /// <param name="Root">Its root.</param>
    public sealed record Ok(JsonElement Root) : JsonAnswer;

    /// <summary>Anything else.</summary>
    /// <param name="Fault">Why, without secrets.</param>
    /// <param name="Code">The source's own error code, when it gave one.</param>
    public sealed record Failed(SpawnFault Fault, string? Code) : JsonAnswer;
}
