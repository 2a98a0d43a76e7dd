using SceneScout.Threds.Engine;

namespace SceneScout.Benchmarks;

/// <summary>An address book in which every address stands for itself.</summary>
internal sealed class NobodyElse : IAddressBook
{
    internal static NobodyElse Instance { get; } = new();

    public bool IsService(string address) => false;

    public IReadOnlyCollection<string>? Group(string name) => null;

    public IReadOnlyCollection<string>? Role(string name) => null;

    public IReadOnlyCollection<string> WithSession() => [];
}
