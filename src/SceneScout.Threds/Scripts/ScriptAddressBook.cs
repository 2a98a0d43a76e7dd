using SceneScout.Threds.Engine;

namespace SceneScout.Threds.Scripts;

/// <summary>The groups, roles, agents and sessions of a script.</summary>
internal sealed class ScriptAddressBook : IAddressBook
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    internal Dictionary<string, List<string>> Groups { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, List<string>> Roles { get; } = new(StringComparer.Ordinal);

    internal List<ScriptAgent> Agents { get; } = [];

    /// <summary>Who has a session; null for everybody who was ever addressed.</summary>
    internal List<string>? Sessions { get; set; }

    public bool IsService(string address) => Agents.Exists(agent => agent.NodeId == address || agent.NodeType == address);

    public IReadOnlyCollection<string>? Group(string name) => Groups.GetValueOrDefault(name);

    public IReadOnlyCollection<string>? Role(string name) => Roles.GetValueOrDefault(name);

    public IReadOnlyCollection<string> WithSession()
    {
        if (Sessions is not null)
            return Sessions;
        foreach (var id in Groups.Values.Concat(Roles.Values).SelectMany(ids => ids))
            Know(id);
        return _order;
    }

    internal void Know(string id)
    {
        if (!IsService(id) && id != Model.WellKnown.SystemId && _known.Add(id))
            _order.Add(id);
    }
}
