using System.Text.Json.Nodes;

namespace SceneScout.Domain.Events;

/// <summary>What two documents differ in. Pure.</summary>
public static class FieldChanges
{
    private const int Longest = 200;

    /// <summary>The fields, in order of their paths; members that are null and members that are missing are the same.</summary>
    /// <param name="before">The one.</param>
    /// <param name="after">The other.</param>
    public static IReadOnlyList<FieldChange> Of(JsonObject before, JsonObject after)
    {
        var changes = new List<FieldChange>();
        foreach (var name in Names(before, after))
            Compare(name, before[name], after[name], changes);
        return changes;
    }

    // Objects are compared field by field, lists as a whole: where one begins says nothing of where it ends.
    private static void Compare(string path, JsonNode? before, JsonNode? after, List<FieldChange> changes)
    {
        if (before is JsonObject left && after is JsonObject right)
        {
            foreach (var name in Names(left, right))
                Compare($"{path}.{name}", left[name], right[name], changes);
            return;
        }

        if (!JsonNode.DeepEquals(before, after))
            changes.Add(new FieldChange(path, Text(before), Text(after)));
    }

    private static IEnumerable<string> Names(JsonObject left, JsonObject right) =>
        left.Select(member => member.Key).Concat(right.Select(member => member.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static string? Text(JsonNode? node) => node?.ToJsonString() is not { } text ? null : text.Length > Longest ? string.Concat(text.AsSpan(0, Longest), "…") : text;
}
