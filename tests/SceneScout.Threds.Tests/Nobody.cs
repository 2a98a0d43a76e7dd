using SceneScout.Threds.Engine;

namespace SceneScout.Threds.Tests;

/// <summary>An address book without groups, roles, agents and sessions.</summary>
internal sealed class Nobody : IAddressBook
{
    internal static Nobody Instance { get; } = new();

    public bool IsService(string address) => false;

    public IReadOnlyCollection<string>? Group(string name) => null;

    public IReadOnlyCollection<string>? Role(string name) => null;

    public IReadOnlyCollection<string> WithSession() => [];
}
