namespace SceneScout.Threds.Engine;

/// <summary>Who stands behind addresses.</summary>
public interface IAddressBook
{
    /// <summary>Whether an address is the id or the type of an agent.</summary>
    bool IsService(string address);

    /// <summary>The members of a group; null when there is no such group.</summary>
    IReadOnlyCollection<string>? Group(string name);

    /// <summary>Those who have a role; null when nobody has it.</summary>
    IReadOnlyCollection<string>? Role(string name);

    /// <summary>The participants that have a session.</summary>
    IReadOnlyCollection<string> WithSession();
}
