using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Simulator.Hosting;

namespace SceneScout.Simulator.Faults;

/// <summary>Spoils answers.</summary>
internal static class BodyFaults
{
    private static readonly byte[] Html = Encoding.UTF8.GetBytes("<!DOCTYPE html><html><head><title>Please wait</title></head><body><h1>Checking your browser</h1></body></html>");

    /// <summary>The answer, spoilt.</summary>
    public static ApiAnswer Apply(ApiAnswer answer, FaultDecision decision, SourceFaults faults) => decision.Kind switch
    {
        CallFault.Error => new ApiAnswer(faults.ErrorStatus, Encoding.UTF8.GetBytes("{\"message\":\"upstream connect error or disconnect/reset before headers\"}")),
        CallFault.Truncate => answer with { Body = answer.Body[..(answer.Body.Length * 2 / 3)] },
        CallFault.InvalidJson => answer with { Body = Encoding.UTF8.GetBytes("{\"events\": [ {,} , \"unterminated") },
        CallFault.WrongContentType => answer with { Status = 200, Body = Html, ContentType = "text/html; charset=utf-8" },
        CallFault.HugeBody => answer with { Body = Pad(answer.Body, faults.HugeBytes) },
        CallFault.SchemaDrift => answer with { Body = Drift(answer.Body, decision.Dice) },
        _ => answer,
    };

    private static byte[] Pad(byte[] body, int size)
    {
        var padded = new byte[Math.Max(size, body.Length)];
        Array.Fill(padded, (byte)' ');
        body.CopyTo(padded, 0);
        return padded;
    }

    private static byte[] Drift(byte[] body, ulong dice)
    {
        var root = body.Length == 0 ? null : JsonNode.Parse(body);
        if (root is null)
        {
            return body;
        }

        var names = new SortedSet<string>(StringComparer.Ordinal);
        Visit(root, (parent, name) => names.Add(name));
        if (names.Count == 0)
        {
            return body;
        }

        var chosen = names.ElementAt((int)(dice % (ulong)names.Count));
        Visit(root, (parent, name) =>
        {
            if (name == chosen)
            {
                parent[name] = Changed(parent[name]!);
            }
        });
        return Encoding.UTF8.GetBytes(root.ToJsonString(ApiAnswer.JsonOptions));
    }

    private static JsonNode Changed(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => new JsonObject { ["value"] = value.DeepClone() },
        JsonValueKind.Number => JsonValue.Create(value.ToJsonString()),
        JsonValueKind.True => JsonValue.Create("yes"),
        _ => JsonValue.Create("no"),
    };

    private static void Visit(JsonNode node, Action<JsonObject, string> onScalar)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                if (item is not null)
                {
                    Visit(item, onScalar);
                }
            }
        }
        else if (node is JsonObject obj)
        {
            foreach (var (name, value) in obj.ToList())
            {
                if (value is JsonValue)
                {
                    onScalar(obj, name);
                }
                else if (value is not null)
                {
                    Visit(value, onScalar);
                }
            }
        }
    }
}
