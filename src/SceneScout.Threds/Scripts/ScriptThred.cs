using System.Text.Json.Nodes;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Scripts;

/// <summary>A thred as scripts look at it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PatternId">Its pattern.</param>
/// <param name="PatternName">The name of that.</param>
/// <param name="Status">How it stands.</param>
/// <param name="View">All that scripts may ask for.</param>
internal sealed record ScriptThred(string Id, string PatternId, string PatternName, ThredStatus Status, JsonObject View)
{
    /// <summary>Of a thred.</summary>
    internal static ScriptThred Of(CompiledPattern pattern, ThredState state) =>
        Of((JsonObject)JsonNode.Parse(ModelJson.Write(writer => ThredViewing.WriteTo(writer, state, pattern, full: true)))!);

    /// <summary>Of what clients see of one, in full.</summary>
    internal static ScriptThred Of(JsonObject view)
    {
        view["reaction"] = view["currentReaction"]?["reactionName"]?.DeepClone();
        view["parent"] = view["parentThredId"]?.DeepClone();
        view["children"] = view["childThredIds"]?.DeepClone() ?? new JsonArray();
        return new((string)view["id"]!, (string)view["patternId"]!, (string)view["patternName"]!, ThredStatusText.Read((string)view["status"]!) ?? ThredStatus.Active, view);
    }
}
