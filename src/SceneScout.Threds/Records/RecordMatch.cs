using System.Text.Json.Nodes;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Records;

/// <summary>Whether a record fits a matcher: members by dotted path, with $or, $and, $not, $in, $nin, $gte, $gt, $lte, $lt, $ne and $re.</summary>
internal static class RecordMatch
{
    /// <summary>Throws <see cref="ThredFaultException"/> when the matcher is none.</summary>
    internal static bool Fits(JsonObject record, JsonNode? matcher) => matcher switch
    {
        null => true,
        JsonObject members => members.All(member => member.Key switch
        {
            "$or" => List(member).Any(one => Fits(record, one)),
            "$and" => List(member).All(one => Fits(record, one)),
            "$not" => !Fits(record, member.Value),
            _ when member.Key.StartsWith('$') => throw Unknown(member.Key, "$or, $and, $not or the path of a field"),
            _ => Member(At(record, member.Key), member.Value),
        }),
        _ => throw new ThredFaultException(ThredFault.Invalid($"params.matcher {matcher.ToJsonString()} is not accepted; give an object.")),
    };

    internal static JsonNode? At(JsonNode? record, string path)
    {
        // A member whose name has dots in it is found by its name.
        if (record is JsonObject members && members[path] is { } whole)
            return whole;
        foreach (var name in path.Split('.'))
        {
            record = record switch
            {
                JsonObject fields => fields[name],
                JsonArray items when int.TryParse(name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var i) => i < items.Count ? items[i] : null,
                _ => null,
            };
        }

        return record;
    }

    /// <summary>Equality of JSON, numbers by value.</summary>
    internal static bool Same(JsonNode? left, JsonNode? right) =>
        left is JsonValue a && right is JsonValue b && a.GetValueKind() == System.Text.Json.JsonValueKind.Number && b.GetValueKind() == System.Text.Json.JsonValueKind.Number
            ? Number(a) == Number(b)
            : JsonNode.DeepEquals(left, right);

    private static bool Member(JsonNode? value, JsonNode? wanted)
    {
        if (wanted is not JsonObject operators || operators.Count == 0 || !operators.All(member => member.Key.StartsWith('$')))
            return Holds(value, wanted);
        return operators.All(member => member.Key switch
        {
            "$in" => List(member).Any(item => Holds(value, item)),
            "$nin" => !List(member).Any(item => Holds(value, item)),
            "$gte" => Order(value, member.Value) >= 0,
            "$gt" => Order(value, member.Value) > 0,
            "$lte" => Order(value, member.Value) <= 0,
            "$lt" => Order(value, member.Value) < 0,
            "$ne" => !Holds(value, member.Value),
            "$not" => !Member(value, member.Value),
            "$re" => value is JsonValue && RecordExpressions.Fits(value.ToString(), member.Value),
            _ => throw Unknown(member.Key, "$in, $nin, $gte, $gt, $lte, $lt, $ne, $not or $re"),
        });
    }

    // Of a list each item counts, too.
    private static bool Holds(JsonNode? value, JsonNode? wanted) => Same(value, wanted) || (value is JsonArray items && items.Any(item => Same(item, wanted)));

    private static JsonArray List(KeyValuePair<string, JsonNode?> member) => member.Value as JsonArray
        ?? throw new ThredFaultException(ThredFault.Invalid($"params.matcher {member.Key} {member.Value?.ToJsonString() ?? "null"} is not accepted; give an array."));

    private static int? Order(JsonNode? left, JsonNode? right) => left is JsonValue a && right is JsonValue b
        ? (a.GetValueKind(), b.GetValueKind()) switch
        {
            (System.Text.Json.JsonValueKind.Number, System.Text.Json.JsonValueKind.Number) => Number(a).CompareTo(Number(b)),
            (System.Text.Json.JsonValueKind.String, System.Text.Json.JsonValueKind.String) => string.CompareOrdinal(a.ToString(), b.ToString()),
            _ => null,
        }
        : null;

    private static double Number(JsonValue value) => double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);

    private static ThredFaultException Unknown(string name, string known) => new(ThredFault.Invalid($"params.matcher {name} is not accepted; give {known}."));
}
