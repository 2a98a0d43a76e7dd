using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>Whose events a reaction takes. Another's does not match, and nobody is told.</summary>
internal static class Authorization
{
    internal static bool Allows(CompiledReaction reaction, string source, IAddressBook book)
    {
        var model = reaction.Model;
        if (source == WellKnown.SystemId)
            return true;
        if (!model.AllowedRoles.IsEmpty && !model.AllowedRoles.Any(role => book.Role(role)?.Contains(source) == true))
            return false;
        return model.AllowedSources.IsEmpty || model.AllowedSources.Any(allowed => Matches(allowed, source, book)) || reaction.SourcePatterns.Any(pattern => pattern.IsMatch(source));
    }

    private static bool Matches(string allowed, string source, IAddressBook book) => allowed switch
    {
        "*" or "$all" => true,
        ['$', .. var name] => (book.Group(name) ?? book.Role(name))?.Contains(source) == true,
        ['@', .. var name] => book.Group(name)?.Contains(source) == true,
        _ => allowed == source,
    };
}
