namespace SceneScout.Node.Http.Live;

/// <summary>What a caller of <c>/ws</c> hears.</summary>
/// <param name="Events">Changes of events.</param>
/// <param name="Work">Notices of work.</param>
internal readonly record struct SocketTopics(bool Events, bool Work)
{
    private const string Accepted = "events, work, or both with a comma between; left out: events";

    /// <summary>Reads them from a query string.</summary>
    /// <returns>The topics, or the value that is wrong and what is accepted.</returns>
    public static (SocketTopics? Topics, (string Field, string Value, string Accepted)? Mistake) Read(IQueryCollection given)
    {
        var names = given["topics"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Array.Find(names, name => name is not ("events" or "work")) is { } unknown
            ? (null, ("topics", unknown, Accepted))
            : (new SocketTopics(names.Length == 0 || names.Contains("events"), names.Contains("work")), null);
    }
}
