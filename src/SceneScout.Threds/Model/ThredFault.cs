using System.Text.Json;

namespace SceneScout.Threds.Model;

/// <summary>Why an event could not be worked on, with the reference's code and a name of ours for programs.</summary>
/// <param name="Code">The number.</param>
/// <param name="Name">The name, such as <c>limit</c>.</param>
/// <param name="Message">What happened, for people.</param>
/// <param name="Cause">What lies behind it; null when nothing does.</param>
public sealed record ThredFault(int Code, string Name, string Message, string? Cause = null)
{
    /// <summary>An expression or a state of a pattern went wrong.</summary>
    public static ThredFault Server(string message, string? cause = null) => new(5000, "server", message, cause);

    /// <summary>A task of an agent went wrong.</summary>
    public static ThredFault Task(string message, string? cause = null) => new(5200, "task", message, cause);

    /// <summary>What was asked for is not there.</summary>
    public static ThredFault NotFound(string message) => new(5201, "notFound", message);

    /// <summary>What should be made is there already.</summary>
    public static ThredFault Exists(string message) => new(5202, "exists", message);

    /// <summary>The thred that an event is bound to is not there, or has ended.</summary>
    public static ThredFault NoThred(string thredId) => new(5203, "noThred", $"Thred {thredId} does not exist.");

    /// <summary>A pattern has as many threds as it may, or the last one began too short a time ago.</summary>
    public static ThredFault Limit(string message) => new(4000, "limit", message);

    /// <summary>An event moved its thred more often than an event may.</summary>
    public static ThredFault Loop(string message) => new(5000, "loop", message);

    /// <summary>The sender may not do that.</summary>
    public static ThredFault Unauthorized(string message) => new(4101, "unauthorized", message);

    /// <summary>What was given is not accepted.</summary>
    public static ThredFault Invalid(string message) => new(4200, "invalid", message);

    /// <summary>Something that is needed was not given.</summary>
    public static ThredFault Missing(string message) => new(4202, "missing", message);

    /// <summary>The codes by their names in the reference.</summary>
    public static IReadOnlyDictionary<string, int> Codes { get; } = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["SERVER_ERROR"] = 5000,
        ["TASK_ERROR"] = 5200,
        ["OBJECT_NOT_FOUND"] = 5201,
        ["OBJECT_ALREADY_EXISTS"] = 5202,
        ["THRED_DOES_NOT_EXIST"] = 5203,
        ["CLIENT_ERROR"] = 4000,
        ["UNAUTHORIZED"] = 4101,
        ["INVALID_LOGIN"] = 4102,
        ["ARGUMENT_VALIDATION_ERROR"] = 4200,
        ["MISSING_ARGUMENT_ERROR"] = 4202,
    };

    /// <summary>Writes the error as events carry it: message, code, name, cause.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("message"u8, Message);
        writer.WriteNumber("code"u8, Code);
        writer.WriteString("name"u8, Name);
        if (Cause is not null)
            writer.WriteString("cause"u8, Cause);
        writer.WriteEndObject();
    }
}
