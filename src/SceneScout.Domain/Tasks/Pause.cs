namespace SceneScout.Domain.Tasks;

/// <summary>What a pause is about.</summary>
public enum PauseScope
{
    /// <summary>All workers of a type.</summary>
    Type = 0,

    /// <summary>All tasks of a source.</summary>
    Source = 1,

    /// <summary>All workers on a node.</summary>
    Node = 2,

    /// <summary>One worker.</summary>
    Worker = 3,
}

/// <summary>How a pause treats what runs.</summary>
public enum PauseMode
{
    /// <summary>Nothing new is claimed; what runs goes on. Meant to be short.</summary>
    Pause = 0,

    /// <summary>Likewise, and the end of what runs is waited for and reported: before maintenance.</summary>
    Drain = 1,
}

/// <summary>What is paused.</summary>
/// <param name="Scope">Which kind of thing.</param>
/// <param name="Name">Its name: <c>discovery</c>, <c>yelp</c>, a node's address, <c>worker-ingestion-2</c>.</param>
public sealed record PauseTarget(PauseScope Scope, string Name)
{
    private const int MaxName = 200;

    /// <summary>Finds out whether the name can be one of its scope.</summary>
    /// <param name="types">Names of the known types.</param>
    /// <param name="sources">Names of the known sources.</param>
    /// <returns>What is wrong, or null.</returns>
    public string? Mistake(IReadOnlyCollection<string> types, IReadOnlyCollection<string> sources) => Scope switch
    {
        _ when Name.Length is 0 or > MaxName || Name.Any(char.IsControl) => $"name: {Name.Length} characters; 1 to {MaxName} without control characters are accepted.",
        PauseScope.Type when !types.Contains(Name) => $"name '{Name}' is not a type; accepted are {string.Join(", ", types)}.",
        PauseScope.Source when !sources.Contains(Name) => $"name '{Name}' is not a source; accepted are {string.Join(", ", sources)}.",
        _ => null,
    };

    /// <inheritdoc />
    public override string ToString() => $"{PauseScopes.Name(Scope)} {Name}";
}

/// <summary>A pause in force.</summary>
/// <param name="Target">What.</param>
/// <param name="Mode">How.</param>
/// <param name="By">Who paused it.</param>
/// <param name="Reason">Why; empty when none was given.</param>
/// <param name="Since">From when.</param>
public sealed record Pause(PauseTarget Target, PauseMode Mode, string By, string Reason, DateTimeOffset Since);

/// <summary>Names of scopes and modes on wires and in tables.</summary>
public static class PauseScopes
{
    /// <summary>The lower-case name.</summary>
    public static string Name(this PauseScope scope) => scope switch
    {
        PauseScope.Type => "type",
        PauseScope.Source => "source",
        PauseScope.Node => "node",
        PauseScope.Worker => "worker",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Not a scope."),
    };

    /// <summary>Finds a scope by its name; null when there is none.</summary>
    public static PauseScope? Parse(string? name) => name?.ToLowerInvariant() switch
    {
        "type" => PauseScope.Type,
        "source" => PauseScope.Source,
        "node" => PauseScope.Node,
        "worker" => PauseScope.Worker,
        _ => null,
    };

    /// <summary>The lower-case name.</summary>
    public static string Name(this PauseMode mode) => mode == PauseMode.Drain ? "drain" : "pause";
}
