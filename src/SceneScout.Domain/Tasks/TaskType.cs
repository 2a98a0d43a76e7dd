using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SceneScout.Domain.Tasks;

/// <summary>The name of a stage of the pipeline, which is the type of its tasks and of the workers that do them. Which stages there are, the registry of stages says: a well-formed name need not be one of them.</summary>
[JsonConverter(typeof(TaskTypeConverter))]
[TypeConverter(typeof(TaskTypeTextConverter))]
public readonly record struct TaskType : IComparable<TaskType>
{
    /// <summary>What a name looks like, for messages.</summary>
    public const string Form = "1 to 32 letters a to z, digits and dashes, a letter first";

    private const int MaxLength = 32;

    /// <summary>Search a source's API over an area and a date range.</summary>
    public static readonly TaskType Discovery = new("discovery");

    /// <summary>Normalise and match a batch of raw listings.</summary>
    public static readonly TaskType Ingestion = new("ingestion");

    /// <summary>Enrich canonical events.</summary>
    public static readonly TaskType Processing = new("processing");

    private readonly string? _name;

    private TaskType(string name) => _name = name;

    /// <summary>Reads a name in any case.</summary>
    /// <returns>Null when it is not well-formed (<see cref="Form"/>).</returns>
    public static TaskType? Parse(string? name) =>
        name is { Length: >= 1 and <= MaxLength } && char.IsAsciiLetter(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
            ? new TaskType(name.ToLowerInvariant())
            : null;

    /// <summary>The type of a name.</summary>
    /// <exception cref="ArgumentException">The name is not well-formed.</exception>
    public static TaskType Of(string name) => Parse(name) ?? throw new ArgumentException($"name '{name}' is not accepted: {Form}.", nameof(name));

    /// <summary>The lower-case name, as it stands in tables, settings and topics: <c>discovery</c>.</summary>
    /// <exception cref="InvalidOperationException">This is no type: the default of the struct.</exception>
    public string Name() => _name ?? throw new InvalidOperationException("A task type without a name.");

    /// <inheritdoc />
    public int CompareTo(TaskType other) => string.CompareOrdinal(_name, other._name);

    /// <inheritdoc />
    public override string ToString() => _name ?? "";
}

/// <summary>A type as its lower-case name in JSON.</summary>
public sealed class TaskTypeConverter : JsonConverter<TaskType>
{
    /// <inheritdoc />
    public override TaskType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TaskType.Parse(reader.TokenType == JsonTokenType.String ? reader.GetString() : null) ?? throw new JsonException($"A task type is {TaskType.Form}.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TaskType value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name());
}

/// <summary>A type as its lower-case name in text, for serializers and binders that know no other way.</summary>
public sealed class TaskTypeTextConverter : TypeConverter
{
    /// <inheritdoc />
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc />
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string name ? TaskType.Of(name) : base.ConvertFrom(context, culture, value);

    /// <inheritdoc />
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        destinationType == typeof(string) && value is TaskType type ? type.Name() : base.ConvertTo(context, culture, value, destinationType);
}
