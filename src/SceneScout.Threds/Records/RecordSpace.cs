using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Records;

/// <summary>Records by their type, in the order of their coming, and the tasks that read and change them. A task that fails changes nothing. Used by one thread.</summary>
/// <param name="newId">Gives the id of a record that has none.</param>
internal sealed class RecordSpace(Func<string> newId)
{
    private const string Operations = "put, getOne, get, update, upsert, replace, delete, count or run";
    private readonly Dictionary<string, List<JsonObject>> _types = new(StringComparer.Ordinal);

    /// <summary>Whether <c>created</c> and <c>modified</c> are kept with each record.</summary>
    internal bool Stamps { get; init; }

    /// <summary>The types of which there are records.</summary>
    internal IEnumerable<string> Types => _types.Keys;

    /// <summary>The records of a type.</summary>
    internal IReadOnlyList<JsonObject> All(string type) => _types.TryGetValue(type, out var records) ? records : [];

    /// <summary>A record; null when it is not there.</summary>
    internal JsonObject? Find(string type, string id) => _types.TryGetValue(type, out var records) ? records.Find(record => IdOf(record) == id) : null;

    /// <summary>Takes the place of all records of a type.</summary>
    internal void Set(string type, IEnumerable<JsonObject> records) => _types[type] = [.. records];

    /// <summary>One more record.</summary>
    internal void Add(string type, JsonObject record) => Of(type).Add(record);

    /// <summary>The id of a record.</summary>
    internal static string IdOf(JsonObject record) => record["id"]?.ToString() ?? "";

    /// <summary>Does one task, or an array of them as one transaction: when one of them fails, nothing of the others remains. Gives what it gives.</summary>
    /// <exception cref="ThredFaultException">It failed.</exception>
    internal JsonNode? Run(JsonNode? task, long now)
    {
        if (task is not JsonArray transaction)
            return task is JsonObject one ? Do(one, now) : throw new ThredFaultException(ThredFault.Invalid($"tasks {task?.ToJsonString() ?? "null"} is not accepted; give an object with op and params."));
        var before = _types.ToDictionary(type => type.Key, type => type.Value.ConvertAll(record => (JsonObject)record.DeepClone()), StringComparer.Ordinal);
        try
        {
            return new JsonArray([.. transaction.Select(inner => Run(inner, now))]);
        }
        catch (ThredFaultException)
        {
            _types.Clear();
            foreach (var (type, records) in before)
                _types[type] = records;
            throw;
        }
    }

    /// <summary>The types that tasks read or change.</summary>
    internal static IEnumerable<string> TypesOf(JsonNode? task) => task is JsonArray many
        ? many.SelectMany(TypesOf).Distinct(StringComparer.Ordinal)
        : (task as JsonObject)?["params"] is JsonObject given && given["type"] is JsonValue type ? [type.ToString()] : [];

    private JsonNode? Do(JsonObject task, long now)
    {
        var op = task["op"]?.ToString() ?? throw new ThredFaultException(ThredFault.Missing($"tasks.op is missing; give {Operations}."));
        if (op == "run")
            return null;
        var given = task["params"] as JsonObject ?? [];
        var type = given["type"] is JsonValue named && named.ToString() is { Length: > 0 } name ? name : throw new ThredFaultException(ThredFault.Missing("tasks.params.type is missing; give the name of a type."));
        if (!ThredIdRule.Accepts(type))
            throw new ThredFaultException(ThredIdRule.Refusal("tasks.params.type", type));
        var (collector, selector) = (ObjectOf(given["collector"], "collector"), ObjectOf(given["selector"], "selector"));
        var records = Of(type);
        var found = records.Where(record => RecordMatch.Fits(record, given["matcher"]));
        switch (op)
        {
            case "put":
                return Put(records, given["values"], now);
            case "getOne":
                return Collected(found, collector).Select(record => Selected(record, selector)).FirstOrDefault();
            case "get":
                return new JsonArray([.. Collected(found, collector).Select(record => (JsonNode?)Selected(record, selector))]);
            case "count":
                return found.Count();
            case "delete":
                foreach (var gone in found.ToList())
                    records.Remove(gone);
                return null;
            case "update" or "upsert" or "replace":
                return Change(op, records, found.ToList(), given, now);
            default:
                throw new ThredFaultException(ThredFault.Invalid($"tasks.op '{op}' is not accepted; give {Operations}."));
        }
    }

    private JsonNode? Put(List<JsonObject> records, JsonNode? values, long now)
    {
        if (values is not JsonArray many)
            return PutOne(records, values, now);
        var count = records.Count;
        try
        {
            return new JsonArray([.. many.Select(one => (JsonNode?)PutOne(records, one, now))]);
        }
        catch (ThredFaultException)
        {
            records.RemoveRange(count, records.Count - count);
            throw;
        }
    }

    private string PutOne(List<JsonObject> records, JsonNode? values, long now)
    {
        var record = values?.DeepClone() as JsonObject ?? throw new ThredFaultException(ThredFault.Missing("tasks.params.values is missing; give an object, or an array of them."));
        var id = record["id"]?.ToString() is { Length: > 0 } own ? own : newId();
        if (record["id"] is not null && !ThredIdRule.Accepts(id))
            throw new ThredFaultException(ThredIdRule.Refusal("tasks.params.values.id", id));
        if (records.Exists(known => IdOf(known) == id))
            throw new ThredFaultException(ThredFault.Exists($"{id} is there already."));
        record["id"] = id;
        Stamp(record, now, isNew: true);
        records.Add(record);
        return id;
    }

    private JsonValue? Change(string op, List<JsonObject> records, List<JsonObject> found, JsonObject given, long now)
    {
        var values = given["values"] as JsonObject ?? throw new ThredFaultException(ThredFault.Missing("tasks.params.values is missing; give an object."));
        if (found.Count == 0)
        {
            if (op == "update")
                return null;
            var begun = new JsonObject();
            RecordUpdate.Apply(begun, Named(given["matcher"] as JsonObject), now);
            RecordUpdate.Apply(begun, values, now);
            return JsonValue.Create(PutOne(records, begun, now));
        }

        // What cannot be taken by one record leaves all as they were.
        var changes = new List<(JsonObject Record, JsonObject Changed)>();
        foreach (var record in op == "replace" ? found.Take(1) : found)
        {
            var changed = op == "replace" ? new JsonObject { ["id"] = record["id"]?.DeepClone(), ["created"] = record["created"]?.DeepClone() } : (JsonObject)record.DeepClone();
            if (op == "replace" && record["created"] is null)
                changed.Remove("created");
            RecordUpdate.Apply(changed, Without(values, "id"), now);
            changed["id"] = record["id"]?.DeepClone();
            Stamp(changed, now, isNew: false);
            changes.Add((record, changed));
        }

        foreach (var (record, changed) in changes)
            records[records.IndexOf(record)] = changed;

        return null;
    }

    // What a matcher says of single values is so of the record that is made for it.
    private static JsonObject Named(JsonObject? matcher) => new((matcher ?? []).Where(member => !member.Key.StartsWith('$') && member.Value is JsonValue).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    private static JsonObject Without(JsonObject values, string name) => new(values.Where(member => member.Key != name).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    private void Stamp(JsonObject record, long now, bool isNew)
    {
        if (!Stamps)
            return;
        if (isNew)
            record["created"] = now;
        record["modified"] = now;
    }

    private static JsonObject? ObjectOf(JsonNode? given, string name) => given is null ? null : given as JsonObject
        ?? throw new ThredFaultException(ThredFault.Invalid($"tasks.params.{name} {given.ToJsonString()} is not accepted; give an object."));

    private static IEnumerable<JsonObject> Collected(IEnumerable<JsonObject> found, JsonObject? collector)
    {
        IOrderedEnumerable<JsonObject>? sorted = null;
        foreach (var one in collector?["sort"] as JsonArray ?? [])
        {
            var sort = ObjectOf(one, "collector.sort");
            var field = sort?["field"]?.ToString() ?? "id";
            var descending = sort?["desc"] is JsonValue desc && desc.TryGetValue(out bool given) && given;
            (int Kind, double Number, string Text) Key(JsonObject record) => RecordMatch.At(record, field) switch
            {
                JsonValue value when value.GetValueKind() == JsonValueKind.Number => (1, double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture), ""),
                { } other => (2, 0, other.ToString()),
                null => (0, 0, ""),
            };
            sorted = (sorted, descending) switch
            {
                (null, false) => found.OrderBy(Key, KeyOrder.Instance),
                (null, true) => found.OrderByDescending(Key, KeyOrder.Instance),
                (_, false) => sorted!.ThenBy(Key, KeyOrder.Instance),
                _ => sorted!.ThenByDescending(Key, KeyOrder.Instance),
            };
        }

        found = (sorted ?? found).Skip(Whole(collector, "skip") ?? 0);
        return Whole(collector, "limit") is { } limit ? found.Take(limit) : found;
    }

    private static int? Whole(JsonObject? collector, string name) => collector?[name] is not { } value ? null
        : value is JsonValue number && number.TryGetValue(out int whole) && whole >= 0 ? whole
        : throw new ThredFaultException(ThredFault.Invalid($"tasks.params.collector.{name} {value.ToJsonString()} is not accepted; give a whole number from 0."));

    private static JsonObject Selected(JsonObject record, JsonObject? selector)
    {
        var include = (selector?["include"] as JsonArray)?.Select(name => name?.ToString() ?? "").ToList();
        var exclude = (selector?["exclude"] as JsonArray)?.Select(name => name?.ToString() ?? "").ToList() ?? [];
        return new(record.Where(member => (include is null || member.Key == "id" || include.Contains(member.Key)) && !exclude.Contains(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
    }

    private List<JsonObject> Of(string type) => _types.TryGetValue(type, out var records) ? records : _types[type] = [];

    private sealed class KeyOrder : IComparer<(int Kind, double Number, string Text)>
    {
        internal static readonly KeyOrder Instance = new();

        public int Compare((int Kind, double Number, string Text) x, (int Kind, double Number, string Text) y) =>
            x.Kind != y.Kind ? x.Kind.CompareTo(y.Kind) : x.Kind == 1 ? x.Number.CompareTo(y.Number) : string.CompareOrdinal(x.Text, y.Text);
    }
}
