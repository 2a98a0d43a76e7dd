using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Scripts;

/// <summary>What a script says of one message.</summary>
internal sealed class MessageExpectation
{
    private static readonly string[] Known =
        ["to", "toExactly", "notTo", "title", "type", "source", "re", "thred", "match", "contains", "exists", "absent", "error", "as", "id", "note", "description", "comment"];

    private readonly JsonElement _given;
    private readonly Captures _captures;
    private JsonElement _json;

    internal MessageExpectation(JsonElement json, Captures captures, string path = "expect")
    {
        ScriptValue.Object(json, path, "an expectation", Known);
        foreach (var name in (string[])["to", "toExactly", "notTo", "exists", "absent"])
            ScriptValue.Texts(json, path, name);
        foreach (var name in (string[])["title", "type", "re", "thred", "as", "id"])
            ScriptValue.Text(json, path, name);
        foreach (var name in (string[])["match", "contains"])
        {
            if (json.TryGetProperty(name, out var members) && members.ValueKind != JsonValueKind.Object)
                throw ScriptValue.Refused($"{path}.{name}", members, "give an object of dotted paths and values");
        }

        if (json.TryGetProperty("source", out var source) && source.ValueKind is not (JsonValueKind.String or JsonValueKind.Object))
            throw ScriptValue.Refused($"{path}.source", source, "give an id, or an object with it");
        if (json.TryGetProperty("error", out var error) && error.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            throw ScriptValue.Refused($"{path}.error", error, "give the name or the code of a fault, or true or false");
        (_given, _json, _captures) = (json, json, captures);
    }

    private string? As => Text("as");

    /// <summary>What a message is otherwise than expected.</summary>
    internal List<string> Differences(ThredMessage message, MessageContext context)
    {
        // What stands before it in the same list may have been captured by now.
        _json = _captures.Fill(_given);
        var differences = new List<string>();
        var json = message.Event.Json.Element;
        foreach (var wanted in Ids("to").Where(wanted => !message.To.Contains(wanted)))
            differences.Add($"to: {wanted} is missing; it goes to {string.Join(", ", message.To)}");
        if (Has("toExactly") && !message.To.ToHashSet(StringComparer.Ordinal).SetEquals(Ids("toExactly")))
            differences.Add($"to: expected exactly {string.Join(", ", Ids("toExactly"))}; it goes to {string.Join(", ", message.To)}");
        foreach (var unwanted in Ids("notTo").Where(unwanted => message.To.Contains(unwanted)))
            differences.Add($"to: {unwanted} should not get it");
        Same(differences, "id", message.Event.Id);
        Same(differences, "title", message.Event.Title);
        Same(differences, "type", message.Event.Type);
        Same(differences, "source", message.Event.Source.Id);
        Re(differences, message.Event.Re, context);
        Thred(differences, message.Event.ThredId, context);
        Paths(differences, json);
        Error(differences, message.Event.Error);
        return differences;
    }

    private void Paths(List<string> differences, JsonElement json)
    {
        foreach (var (path, wanted) in Members("match"))
        {
            if (JsonCompare.At(json, path) is var actual && !JsonCompare.Equal(actual, wanted))
                differences.Add($"{path}: expected {ModelJson.Text(wanted)}, got {ModelJson.Text(actual)}");
        }

        foreach (var (path, wanted) in Members("contains"))
        {
            if (JsonCompare.At(json, path) is var actual && (actual.ValueKind == JsonValueKind.Undefined || !JsonCompare.Contains(actual, wanted)))
                differences.Add($"{path}: expected something with {ModelJson.Text(wanted)}, got {ModelJson.Text(actual)}");
        }

        foreach (var path in Ids("exists").Where(path => JsonCompare.At(json, path).ValueKind == JsonValueKind.Undefined))
            differences.Add($"{path}: expected something, got nothing");
        foreach (var path in Ids("absent").Where(path => JsonCompare.At(json, path).ValueKind != JsonValueKind.Undefined))
            differences.Add($"{path}: expected nothing, got {ModelJson.Text(JsonCompare.At(json, path))}");
    }

    private void Same(List<string> differences, string name, string? actual)
    {
        if (!Has(name))
            return;
        var wanted = _json.GetProperty(name);
        var expected = wanted.ValueKind == JsonValueKind.Object && wanted.TryGetProperty("id", out var id) ? id.ToString() : wanted.ValueKind == JsonValueKind.Null ? null : wanted.ToString();
        if (expected != actual)
            differences.Add($"{name}: expected {Show(expected)}, got {Show(actual)}");
    }

    private void Re(List<string> differences, string? actual, MessageContext context)
    {
        if (!Has("re"))
            return;
        var expected = _json.GetProperty("re").ToString();
        // A number stands for the event that was sent as so manieth, from 0, unless an event has it as its id.
        var meant = !context.SentIds.Contains(expected) && int.TryParse(expected, out var i) && i >= 0 && i < context.SentIds.Count ? context.SentIds[i] : expected;
        if (actual != expected && actual != meant && !(expected.Length == 0 && actual is null))
            differences.Add($"re: expected {Show(meant)}, got {Show(actual)}");
    }

    private void Thred(List<string> differences, string? actual, MessageContext context)
    {
        if (!Has("thred"))
            return;
        switch (_json.GetProperty("thred").ValueKind == JsonValueKind.Null ? null : _json.GetProperty("thred").ToString())
        {
            case null when actual is not null:
                differences.Add($"thred: expected none, got {actual}");
                break;
            case "new" when actual is null || context.Seen.Contains(actual):
                differences.Add($"thred: expected one that was not seen before, got {Show(actual)}");
                break;
            case "same" when actual != context.Last:
                differences.Add($"thred: expected that of the message before, {Show(context.Last)}, got {Show(actual)}");
                break;
            case { } id when id is not ("new" or "same") && id != actual:
                differences.Add($"thred: expected {id}, got {Show(actual)}");
                break;
        }
    }

    private void Error(List<string> differences, JsonElement error)
    {
        if (!Has("error"))
            return;
        var wanted = _json.GetProperty("error");
        var present = error.ValueKind == JsonValueKind.Object;
        if (wanted.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null)
        {
            if (present != (wanted.ValueKind == JsonValueKind.True))
                differences.Add(present ? $"error: expected none, got {ModelJson.Text(error)}" : "error: expected one, got none");
            return;
        }

        var name = wanted.ToString();
        if (!present || !FaultNames.Of(error).Contains(FaultNames.Plain(name)))
            differences.Add($"error: expected {name}, got {(present ? ModelJson.Text(error) : "none")}");
    }

    private bool Has(string name) => _json.TryGetProperty(name, out _);

    private string? Text(string name) => _json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private List<string> Ids(string name) => !_json.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.ToString())]
        : [value.ToString()];

    private IEnumerable<(string Path, JsonElement Value)> Members(string name) =>
        _json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().Select(member => (member.Name, member.Value)) : [];

    private static string Show(string? text) => text is null ? "nothing" : $"\"{text}\"";

    /// <summary>Keeps a message under the name that the expectation gives it.</summary>
    internal void Capture(ThredMessage message)
    {
        if (As is { } name)
            _captures.Set(name, JsonNode.Parse(ModelJson.Write(message.WriteTo)));
    }
}
