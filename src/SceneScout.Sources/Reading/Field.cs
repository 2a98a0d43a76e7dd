using System.Globalization;
using System.Text.Json;

namespace SceneScout.Sources.Reading;

/// <summary>A place in a listing's JSON that knows its path. Reading never throws: a value of the wrong type counts as missing and leaves a warning that names field, value and accepted form.</summary>
internal readonly struct Field
{
    private readonly JsonElement element;
    private readonly Findings findings;

    private Field(JsonElement element, string path, Findings findings)
    {
        this.element = element;
        this.findings = findings;
        Path = path;
    }

    /// <summary>Path in the source's own words, such as <c>dates.start.localDate</c>.</summary>
    public string Path { get; }

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
            var path = Path.Length == 0 ? name : $"{Path}.{name}";
            if (element.ValueKind == JsonValueKind.Object)
                return new Field(element.TryGetProperty(name, out var child) ? child : default, path, findings);
            if (Exists)
                findings.Warn(Path.Length == 0 ? "(root)" : Path, Raw, "Left out: not an object.");
            return new Field(default, path, findings);
        }
    }

    /// <summary>The root of a listing.</summary>
    public static Field Root(JsonElement root, Findings findings) => new(root, "", findings);

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
                findings.Warn(Path, Raw, "Left out: not a list.");
            return [];
        }

        var (path, notes) = (Path, findings);
        return element.EnumerateArray().Select((item, index) => new Field(item, $"{path}[{index}]", notes));
    }

    /// <summary>The first item of an array; a missing field when there is none.</summary>
    public Field First() => Items().FirstOrDefault(new Field(default, $"{Path}[0]", findings));

    /// <summary>Reports the field as left out.</summary>
    public void Warn(string reason) => findings.Warn(Path, Raw, reason);

    /// <summary>Reports the field as the reason to refuse the listing.</summary>
    public void Refuse(string reason) => findings.Error(Path, Raw, reason);

    private T? Wrong<T>(string what)
    {
        if (Exists)
            findings.Warn(Path, Raw, $"Left out: {what}.");
        return default;
    }
}
