using System.Collections.Frozen;
using System.Collections.Immutable;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Engine;

namespace SceneScout.Threds.Cluster.Intake;

/// <summary>The groups that people made. Everybody has a mailbox, so agents and people are addressed alike, and everybody who is in a group is reached by <c>*</c>.</summary>
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

    public bool IsService(string address) => false;

    public IReadOnlyCollection<string>? Group(string name) => _groups.TryGetValue(name, out var members) ? members : null;

    public IReadOnlyCollection<string>? Role(string name) => null;

    public IReadOnlyCollection<string> WithSession() => _all;
}
