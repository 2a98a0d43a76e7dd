namespace SceneScout.Dashboard.Pictures;

/// <summary>A task in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its type.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Source">Its source; null for none.</param>
/// <param name="Area">Its area; null for none.</param>
/// <param name="Priority">Its priority.</param>
/// <param name="Attempts">Attempts that began.</param>
/// <param name="CreatedAt">Queued.</param>
/// <param name="StartedAt">Claimed last.</param>
/// <param name="EndedAt">Ended.</param>
/// <param name="NotBefore">Not claimed before; null for at once.</param>
/// <param name="Worker">Who holds or held it last.</param>
/// <param name="Error">Its last fault.</param>
public sealed record TaskLine(
    string Id, string Type, string State, string? Source, string? Area, int Priority, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, DateTimeOffset? NotBefore, string? Worker, string? Error)
{
    /// <summary>Whether its id, type, source, area, worker or error holds each of some words.</summary>
    public bool Matches(IEnumerable<string> words) => words.All(word =>
        Holds(Id, word) || Holds(Type, word) || Holds(State, word) || Holds(Source, word) || Holds(Area, word) || Holds(Worker, word) || Holds(Error, word));

    private static bool Holds(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
}
