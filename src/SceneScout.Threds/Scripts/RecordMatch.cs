using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SceneScout.Threds.Scripts;

/// <summary>Whether a record fits a matcher: members by dotted path, with $or, $not, $in, $nin, $gte, $gt, $lte, $lt, $ne and $re.</summary>
internal static class RecordMatch
{
    internal static bool Fits(JsonObject record, JsonNode? matcher) => matcher is not JsonObject members || members.All(member => member.Key switch
    {
        "$or" => member.Value is JsonArray any && any.Any(one => Fits(record, one)),
        "$not" => !Fits(record, member.Value),
        _ => Member(At(record, member.Key), member.Value),
    });

    internal static JsonNode? At(JsonNode? record, string path)
    {
        foreach (var name in path.Split('.'))
            record = (record as JsonObject)?[name] ?? (record is JsonArray items && int.TryParse(name, out var i) && i < items.Count ? items[i] : null);
        return record;
    }

    private static bool Member(JsonNode? value, JsonNode? wanted)
    {
        if (wanted is not JsonObject operators || operators.Count == 0 || !operators.All(member => member.Key.StartsWith('$')))
            return JsonNode.DeepEquals(value, wanted) || (value is JsonArray items && items.Any(item => JsonNode.DeepEquals(item, wanted)));
        return operators.All(member => member.Key switch
        {
            "$in" => member.Value is JsonArray list && list.Any(item => JsonNode.DeepEquals(item, value)),
            "$nin" => member.Value is JsonArray list && !list.Any(item => JsonNode.DeepEquals(item, value)),
            "$gte" => Order(value, member.Value) >= 0,
            "$gt" => Order(value, member.Value) > 0,
            "$lte" => Order(value, member.Value) <= 0,
            "$lt" => Order(value, member.Value) < 0,
            "$ne" => !JsonNode.DeepEquals(value, member.Value),
            "$not" => !Member(value, member.Value),
            "$re" => value is not null && Regex.IsMatch(value.ToString(), member.Value?.ToString() ?? "", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100)),
            _ => false,
        });
    }

    private static int? Order(JsonNode? left, JsonNode? right) =>
        left is JsonValue a && right is JsonValue b
            ? a.TryGetValue(out double x) && b.TryGetValue(out double y) ? x.CompareTo(y) : string.CompareOrdinal(a.ToString(), b.ToString())
            : null;
}
