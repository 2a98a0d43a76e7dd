using System.Globalization;
using System.Text.Json;
using SceneScout.Domain.Events;

namespace SceneScout.Sources.Reading;

/// <summary>A place in a listing's JSON that knows its path. Reading never throws: a value of the wrong type counts as missing and leaves a warning that names field, value and accepted form.</summary>
internal readonly struct Field
{
    private readonly JsonElement element;
    private readonly Findings findings;

    // The root's own; null for all others.
    private readonly MemberTable? members;

    // The path in parts: it is put together where something is wrong, which is seldom.
    private readonly string parent;
    private readonly string? name;
    private readonly int index;

    private Field(JsonElement element, string parent, int index, string? name, Findings findings, MemberTable? members = null)
    {
        this.members = members;
        this.element = element;
        this.findings = findings;
        this.parent = parent;
        this.index = index;
        this.name = name;
    }

    /// <summary>Path in the source's own words, such as <c>dates.start.localDate</c>.</summary>
    public string Path
    {
        get
        {
            var holder = index < 0 ? parent : string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");
            return name is null ? holder : holder.Length == 0 ? name : $"{holder}.{name}";
        }
    }

    /// <summary>The JSON itself; of kind Undefined when the field is missing.</summary>
    public JsonElement Element => element;

    /// <summary>False when missing or null.</summary>
    public bool Exists => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>True for an object.</summary>
    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>True for a string.</summary>
    public bool IsText => element.ValueKind == JsonValueKind.String;

    /// <summary>The value for messages: text as it is, everything else as JSON; null when missing.</summary>
    public string? Raw => element.ValueKind switch
    {
        JsonValueKind.Undefined => null,
        JsonValueKind.String => element.GetString(),
        _ => element.GetRawText() is { Length: > 200 } raw ? raw[..200] : element.GetRawText(),
    };

    /// <summary>A member of the object.</summary>
    public Field this[string name]
    {
        get
        {
            // A member of a list's item, or of the root, needs no path of its holder yet.
            var (holder, place) = this.name is null ? (parent, index) : (Path, -1);
            if (element.ValueKind == JsonValueKind.Object)
                return new Field((members is null ? element.TryGetProperty(name, out var child) : members.TryGet(name, out child)) ? child : default, holder, place, name, findings);
            if (Exists)
                Note("Left out: not an object.");
            return new Field(default, holder, place, name, findings);
        }
    }

    /// <summary>The root of a listing of which little is asked.</summary>
    public static Field Root(JsonElement root, Findings findings) => new(root, "", -1, null, findings, root.ValueKind == JsonValueKind.Object ? new MemberTable(root) : null);

    /// <summary>The root of a listing that is read as a whole.</summary>
    public static Field WholeRoot(JsonElement root, Findings findings) => new(root, "", -1, null, findings, root.ValueKind == JsonValueKind.Object ? new MemberTable(root, few: 0) : null);

    /// <summary>Trimmed text; null when missing, empty or not text.</summary>
    public string? Text()
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            var text = element.GetString()!.Trim();
            return text.Length == 0 ? null : text;
        }

        return Wrong<string?>("not text");
    }

    /// <summary>An id: text or a whole number.</summary>
    public string? Id()
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var number))
            return number.ToString(CultureInfo.InvariantCulture);
        return element.ValueKind == JsonValueKind.String ? Text() : Wrong<string?>("not an id (text or a whole number)");
    }

    /// <summary>True or false; null when missing.</summary>
    public bool? Flag() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Wrong<bool?>("not true or false"),
    };

    /// <summary>A finite number, also when written as text.</summary>
    public double? Number()
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number) && double.IsFinite(number))
            return number;
        if (element.ValueKind == JsonValueKind.String)
        {
            var text = element.GetString()!.Trim();
            if (text.Length == 0)
                return null;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && double.IsFinite(parsed))
                return parsed;
        }

        return Wrong<double?>("not a number");
    }

    /// <summary>An amount of money, 0 or more, also when written as text.</summary>
    public decimal? Amount()
    {
        decimal amount;
        if (element.ValueKind == JsonValueKind.String)
        {
            var text = element.GetString()!.Trim();
            if (text.Length == 0)
                return null;
            if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out amount))
                return Wrong<decimal?>("not an amount of 0 or more, such as 12.50");
        }
        else if (element.ValueKind != JsonValueKind.Number || !element.TryGetDecimal(out amount))
        {
            return Wrong<decimal?>("not an amount of 0 or more, such as 12.50");
        }

        return amount is >= 0 and <= 1_000_000_000 ? amount : Wrong<decimal?>("not an amount from 0 to 1000000000");
    }

    /// <summary>A whole number, also when written as text.</summary>
    public long? Whole()
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var number))
            return number;
        if (element.ValueKind == JsonValueKind.String)
        {
            var text = element.GetString()!.Trim();
            if (text.Length == 0)
                return null;
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed))
                return parsed;
        }

        return Wrong<long?>("not a whole number");
    }

    /// <summary>The items of an array; none when missing or no array.</summary>
    public IEnumerable<Field> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            if (Exists)
                Note("Left out: not a list.");
            return [];
        }

        var (path, notes) = (Path, findings);
        return element.EnumerateArray().Select((item, index) => new Field(item, path, index, null, notes));
    }

    /// <summary>The first item of an array; a missing field when there is none.</summary>
    public Field First() => element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0
        ? new Field(element[0], Path, 0, null, findings)
        : Items().FirstOrDefault(new Field(default, Path, 0, null, findings));

    /// <summary>Reports the field as left out.</summary>
    /// <param name="reason">Why, for people.</param>
    /// <param name="rule">The rule, one of <see cref="RepairRule"/>.</param>
    public void Warn(string reason, string rule = RepairRule.LeftOut) => findings.Warn(Path, Raw, reason, null, rule);

    /// <summary>Reports the field as repaired.</summary>
    /// <param name="rule">The rule, one of <see cref="RepairRule"/>.</param>
    /// <param name="after">What is kept.</param>
    /// <param name="reason">Why, for people.</param>
    public void Repaired(string rule, string after, string reason) => findings.Warn(Path, Raw, reason, after, rule);

    /// <summary>Reports the field as the reason to refuse the listing.</summary>
    public void Refuse(string reason) => findings.Error(Path, Raw, reason);

    private T? Wrong<T>(string what)
    {
        if (Exists)
            Note($"Left out: {what}.");
        return default;
    }

    private void Note(string reason) => findings.Warn(Path is { Length: > 0 } path ? path : "(root)", Raw, reason);
}
