using System.Text.Json;

namespace SceneScout.Jsonata.Conformance;

/// <summary>Compares a result with the JSON that a case expects.</summary>
internal static class ResultComparison
{
    public static bool AreEqual(JsonElement expected, JsonataValue actual, bool unordered)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Null:
                return actual.Kind == JsonataKind.Null;
            case JsonValueKind.Number:
                return actual.Kind == JsonataKind.Number && SameNumber(expected.GetDouble(), actual.GetDouble());
            case JsonValueKind.Array:
                return actual.Kind == JsonataKind.Array && SameItems(expected, actual, unordered);
            case JsonValueKind.Object:
                return actual.Kind == JsonataKind.Object && SameProperties(expected, actual);
            default:
                return JsonataValue.From(expected) == actual;
        }
    }

    private static bool SameNumber(double expected, double actual) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= Math.Abs(expected) * 1e-15;

    private static bool SameItems(JsonElement expected, JsonataValue actual, bool unordered)
    {
        var items = actual.EnumerateItems().ToList();
        if (items.Count != expected.GetArrayLength())
            return false;
        var index = 0;
        foreach (var item in expected.EnumerateArray())
        {
            var at = unordered
                ? items.FindIndex(candidate => AreEqual(item, candidate, unordered: false))
                : AreEqual(item, items[index], unordered: false) ? index : -1;
            if (at < 0)
                return false;
            if (unordered)
                items.RemoveAt(at);
            index++;
        }

        return true;
    }

    private static bool SameProperties(JsonElement expected, JsonataValue actual)
    {
        var properties = actual.EnumerateProperties().Where(static property => !property.Value.IsUndefined).ToDictionary();
        return properties.Count == expected.EnumerateObject().Count()
            && expected.EnumerateObject().All(property =>
                properties.TryGetValue(property.Name, out var value) && AreEqual(property.Value, value, unordered: false));
    }
}
