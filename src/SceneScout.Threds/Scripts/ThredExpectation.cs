using System.Text.Json;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Scripts;

/// <summary>What a script says of threds: how many there are, or how one stands.</summary>
internal static class ThredExpectation
{
    /// <summary>What is otherwise than expected; captures what it names.</summary>
    internal static List<string> Differences(JsonElement json, IReadOnlyList<ScriptThred> all, Captures captures)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw ScriptValue.Refused("threds", json, "give an object");
        return json.TryGetProperty("thred", out var id) ? One(json, id.ToString(), all, captures) : Count(json, all, captures);
    }

    private static List<string> Count(JsonElement json, IReadOnlyList<ScriptThred> all, Captures captures)
    {
        var differences = new List<string>();
        var pattern = json.TryGetProperty("pattern", out var given) ? given.ToString() : null;
        var threds = all.Where(thred => pattern is null || thred.PatternId == pattern || thred.PatternName == pattern || thred.PatternId == PatternReading.IdOf(pattern)).ToList();
        var captured = new List<ScriptThred>();
        foreach (var member in json.EnumerateObject())
        {
            switch (member.Name)
            {
                case "active" or "finished" or "terminated":
                    var status = ThredStatusText.Read(member.Name);
                    var of = threds.Where(thred => thred.Status == status).ToList();
                    captured.AddRange(of);
                    Number(differences, member, of.Count);
                    break;
                case "total":
                    captured.AddRange(threds);
                    Number(differences, member, threds.Count);
                    break;
                case "pattern" or "as" or "note" or "description" or "comment":
                    break;
                default:
                    throw new ScriptException($"The field '{member.Name}' of threds is not known; known are active, finished, terminated, total, pattern, as and, beside thred, what is known of one.");
            }
        }

        if (json.TryGetProperty("as", out var name))
        {
            var candidates = captured.Count > 0 ? captured : threds.Where(thred => thred.Status == ThredStatus.Active).ToList();
            if (candidates.Count == 1)
                captures.Set(name.ToString(), candidates[0].View);
            else
                differences.Add($"as: expected one thred to capture as {name}, got {candidates.Count}");
        }

        return differences;
    }

    private static void Number(List<string> differences, JsonProperty member, int actual)
    {
        if (member.Value.ValueKind != JsonValueKind.Number)
            throw ScriptValue.Refused($"threds.{member.Name}", member.Value, "give a number of threds");
        if (member.Value.GetDouble() != actual)
            differences.Add($"{member.Name}: expected {member.Value} threds, got {actual}");
    }

    private static List<string> One(JsonElement json, string id, IReadOnlyList<ScriptThred> all, Captures captures)
    {
        if (all.FirstOrDefault(thred => thred.Id == id) is not { } thred)
            return [$"thred {id} is not there"];
        var differences = new List<string>();
        var element = JsonElement.Parse(thred.View.ToJsonString());
        foreach (var member in json.EnumerateObject())
        {
            switch (member.Name)
            {
                case "thred" or "note" or "description" or "comment":
                    break;
                case "as":
                    captures.Set(member.Value.ToString(), thred.View);
                    break;
                case "status":
                    if ((ThredStatusText.Read(member.Value.ToString()) ?? throw ScriptValue.Refused("threds.status", member.Value, "give a, f or t")) != thred.Status)
                        differences.Add($"status: expected {member.Value}, got {ThredStatusText.Of(thred.Status)}");
                    break;
                case "pattern":
                    if (member.Value.ToString() is var pattern && pattern != thred.PatternId && pattern != thred.PatternName)
                        differences.Add($"pattern: expected {pattern}, got {thred.PatternId}");
                    break;
                case "locals":
                    ScriptValue.Object(member.Value, "threds.locals", "an object of locals");
                    foreach (var local in member.Value.EnumerateObject())
                        Same(differences, $"locals.{local.Name}", JsonCompare.At(element.GetProperty("locals"), local.Name), local.Value);
                    break;
                case "children" when member.Value.ValueKind == JsonValueKind.Number:
                    Same(differences, "children", JsonElement.Parse(element.GetProperty("children").GetArrayLength().ToString(System.Globalization.CultureInfo.InvariantCulture)), member.Value);
                    break;
                case "participants" or "children":
                    Among(differences, member, element.GetProperty(member.Name));
                    break;
                default:
                    if (!Known(member.Name))
                        throw new ScriptException($"The field '{member.Name}' of threds is not known; known of one are reaction, status, locals, parent, children, spawnType, participants, pattern, and what clients see of it.");
                    Same(differences, member.Name, JsonCompare.At(element, member.Name), member.Value);
                    break;
            }
        }

        return differences;
    }

    private static bool Known(string name) => name is "reaction" or "parent" or "spawnType" || name.Split('.')[0] is
        "id" or "patternId" or "patternName" or "patternVersion" or "currentReaction" or "broadcastAllowed" or "startTime" or "lastUpdateTime" or "endTime" or "meta" or "parentThredId" or "childThredIds";

    // Those that are named have to be there; of an empty list there must be none.
    private static void Among(List<string> differences, JsonProperty member, JsonElement actual)
    {
        var wanted = member.Value.ValueKind is JsonValueKind.String ? [member.Value.ToString()]
            : member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray().Select(item => item.ToString()).ToList()
            : throw ScriptValue.Refused($"threds.{member.Name}", member.Value, "give an array of ids");
        var there = actual.EnumerateArray().Select(item => item.GetString()!).ToList();
        if (wanted.Count == 0 && there.Count > 0)
            differences.Add($"{member.Name}: expected none, got {string.Join(", ", there)}");
        foreach (var missing in wanted.Except(there))
            differences.Add($"{member.Name}: {missing} is missing; there are {(there.Count == 0 ? "none" : string.Join(", ", there))}");
    }

    private static void Same(List<string> differences, string name, JsonElement actual, JsonElement expected)
    {
        if (!JsonCompare.Equal(actual, expected))
            differences.Add($"{name}: expected {ModelJson.Text(expected)}, got {ModelJson.Text(actual)}");
    }
}
