using System.Collections.Immutable;

namespace SceneScout.Threds.Engine;

/// <summary>
/// Resolves addresses: an id stands for itself, <c>@group</c> and <c>$group</c> for the group's members, <c>$role</c> for everybody with the role, <c>$thred</c> for the thred's
/// participants without agents, <c>*</c> and <c>$all</c> for everybody with a session, beside whom nobody else counts. A name that is both is the group's.
/// </summary>
public static class Addresses
{
    /// <summary>The ids that addresses stand for, each once, in their order; and the addresses that stand for nobody.</summary>
    /// <param name="addresses">The addresses.</param>
    /// <param name="participants">The thred's participants.</param>
    /// <param name="book">Groups, roles, sessions, agents.</param>
    public static (ImmutableArray<string> To, ImmutableArray<string> Unknown) Resolve(
        IReadOnlyList<string> addresses, IReadOnlyCollection<string> participants, IAddressBook book)
    {
        if (addresses.Count == 1 && addresses[0].Length > 0 && addresses[0][0] is not ('$' or '@' or '*'))
            return ([addresses[0]], []);
        if (addresses.Any(address => address is "$all" or "*"))
            return ([.. book.WithSession().Distinct(StringComparer.Ordinal)], []);
        var to = new List<string>();
        var unknown = ImmutableArray<string>.Empty;
        foreach (var address in addresses)
        {
            if (address.Length == 0)
                continue;
            if (One(address, participants, book) is { } ids)
                to.AddRange(ids);
            else
                unknown = unknown.Add(address);
        }

        return ([.. to.Distinct(StringComparer.Ordinal)], unknown);
    }

    private static IEnumerable<string>? One(string address, IReadOnlyCollection<string> participants, IAddressBook book) => address[0] switch
    {
        '$' when address == "$thred" => participants.Where(id => !book.IsService(id)),
        '$' => book.Group(address[1..]) ?? book.Role(address[1..]),
        '@' => book.Group(address[1..]),
        _ => [address],
    };
}
