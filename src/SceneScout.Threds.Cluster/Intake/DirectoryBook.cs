using System.Collections.Frozen;
using System.Collections.Immutable;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Intake;

/// <summary>The groups that people made. Everybody has a mailbox, so agents and people are addressed alike, and everybody who is in a group is reached by <c>*</c>. Of the agents the one that keeps records is known.</summary>
internal sealed class DirectoryBook : IAddressBook
{
    private readonly FrozenDictionary<string, ImmutableArray<string>> _groups;
    private readonly ImmutableArray<string> _all;

    internal DirectoryBook(IReadOnlyCollection<ThredGroup> groups)
    {
        _groups = groups.ToFrozenDictionary(group => group.Name, group => group.Members, StringComparer.Ordinal);
        _all = [.. groups.SelectMany(group => group.Members).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>No groups.</summary>
    internal static DirectoryBook Empty { get; } = new([]);

    public bool IsService(string address) => address is WellKnown.Persistence or WellKnown.PersistenceNode;

    public IReadOnlyCollection<string>? Group(string name) => _groups.TryGetValue(name, out var members) ? members : null;

    // Who has a role is who is in the group of that name.
    public IReadOnlyCollection<string>? Role(string name) => Group(name);

    public IReadOnlyCollection<string> WithSession() => _all;
}
