using System.Text.Json.Nodes;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>A durable request as callers see it.</summary>
internal sealed record RequestView(
    Guid RequestId, string Action, string Status, JsonNode? Params, JsonNode? Result, string? Error, string RequestedBy, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? CompletedAt)
{
    public static RequestView Of(SpawnRequest r) => new(
        r.Id, r.Action, r.Status, JsonNode.Parse(r.ParamsJson), r.ResultJson is null ? null : JsonNode.Parse(r.ResultJson), r.Error, r.RequestedBy, r.Attempts, r.CreatedAt, r.CompletedAt);
}
