using System.Text.Json.Nodes;

namespace SceneScout.Node.Http;

/// <summary>The form of <c>POST /api/spawn</c>, for the description of the API: its members are read one by one, so that a wrong one is named.</summary>
/// <param name="Action">spawn, task or discovery.</param>
/// <param name="Params">With what.</param>
internal sealed record SpawnForm(string Action, JsonObject? Params);
