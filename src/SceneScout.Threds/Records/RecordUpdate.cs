using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Records;

/// <summary>
/// Changes a record as values say: a member by its dotted path is set; $inc, $mul, $min and $max change numbers, $add puts into a list what is not in it, $push whatever, $remove takes out,
/// $now sets the time, in ms since 1970.
/// </summary>
internal static class RecordUpdate
{
    private const int MostItems = 10_000;

    /// <summary>Throws <see cref="ThredFaultException"/> when the values cannot be taken; the record is then half changed and must be dropped.</summary>
    internal static void Apply(JsonObject record, JsonObject values, long now)
    {
        foreach (var (name, value) in values)
        {
            if (!name.StartsWith('$'))
            {
                Set(record, name, value);
                continue;
            }

            foreach (var (path, given) in Fields(name, value))
                Set(record, path, Changed(name, path, RecordMatch.At(record, path), given, now));
        }
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Fields(string name, JsonNode? value) => value switch
    {
        JsonObject fields => fields,
        // $now needs no values.
        JsonArray paths when name == "$now" => paths.Select(path => new KeyValuePair<string, JsonNode?>(path?.ToString() ?? "", null)),
        JsonValue path when name == "$now" => [new(path.ToString(), null)],
        _ => throw Refused(name, value, "give an object of fields"),
    };

    private static JsonNode? Changed(string name, string path, JsonNode? was, JsonNode? given, long now) => name switch
    {
        "$inc" => Number(name, path, was, 0) + Number(name, path, given, null),
        "$mul" => Number(name, path, was, 0) * Number(name, path, given, null),
        "$min" => was is null || Number(name, path, given, null) < Number(name, path, was, null) ? given?.DeepClone() : was.DeepClone(),
        "$max" => was is null || Number(name, path, given, null) > Number(name, path, was, null) ? given?.DeepClone() : was.DeepClone(),
        "$add" => List(name, path, was, given, (list, item) => list.Any(known => RecordMatch.Same(known, item)) ? list : [.. list, item]),
        "$push" => List(name, path, was, given, (list, item) => [.. list, item]),
        "$remove" => List(name, path, was, given, (list, item) => [.. list.Where(known => !RecordMatch.Same(known, item))]),
        "$now" => now,
        _ => throw Refused(name, given, "the operators are $inc, $mul, $min, $max, $add, $push, $remove and $now"),
    };

    private static double Number(string name, string path, JsonNode? value, double? missing) =>
        value is JsonValue number && number.GetValueKind() == JsonValueKind.Number ? double.Parse(number.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture)
        : value is null && missing is { } otherwise ? otherwise
        : throw Refused($"{name}.{path}", value, "give a number, where there is a number or nothing");

    private static JsonArray List(string name, string path, JsonNode? was, JsonNode? given, Func<IReadOnlyList<JsonNode?>, JsonNode?, IReadOnlyList<JsonNode?>> change)
    {
        if (was is not (null or JsonArray))
            throw Refused($"{name}.{path}", was, "there is something else than a list");
        IReadOnlyList<JsonNode?> list = was is JsonArray items ? [.. items] : [];
        // A list of items stands for each of them.
        foreach (var item in given is JsonArray many ? [.. many] : new[] { given })
            list = change(list, item);
        return list.Count <= MostItems ? new([.. list.Select(item => item?.DeepClone())]) : throw Refused($"{name}.{path}", given, $"a list has at most {MostItems} items");
    }

    private static void Set(JsonObject record, string path, JsonNode? value)
    {
        var names = path.Split('.');
        JsonNode at = record;
        for (var i = 0; i < names.Length; i++)
        {
            var last = i == names.Length - 1;
            switch (at)
            {
                case JsonObject fields when last:
                    fields[names[i]] = Whole(value);
                    break;
                case JsonObject fields:
                    at = fields[names[i]] is { } inner ? inner : fields[names[i]] = new JsonObject();
                    break;
                case JsonArray items when int.TryParse(names[i], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index) && index < items.Count:
                    if (last)
                        items[index] = Whole(value);
                    else
                        at = items[index] ?? throw Refused(path, value, "give a path through objects and lists");
                    break;
                default:
                    throw Refused(path, value, "give a path through objects and lists");
            }
        }
    }

    // Numbers are kept as they are written: 3, not 3.0.
    private static JsonNode? Whole(JsonNode? value) => value is JsonValue number && number.TryGetValue(out double real) && real == Math.Truncate(real) && Math.Abs(real) < 9e15
        ? JsonValue.Create((long)real)
        : value?.DeepClone();

    private static ThredFaultException Refused(string name, JsonNode? value, string accepted) =>
        new(ThredFault.Invalid($"params.values.{name} {value?.ToJsonString() ?? "null"} is not accepted; {accepted}."));
}
