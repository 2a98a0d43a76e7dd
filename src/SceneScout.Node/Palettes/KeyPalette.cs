using SceneScout.Contracts.Palettes;
using SceneScout.Contracts.Security;
using SceneScout.Node.Configuration;

namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>key</c>: API keys of sources, sealed in the store.</summary>
internal static class KeyPalette
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "key",
        "API keys of sources, sealed in the store",
        new CommandDefinitionBuilder().WithName("list").WithDescription("Keys: source | name | fingerprint | status | age").Build(),
        new CommandDefinitionBuilder().WithName("add").WithDescription("Seals a key and puts it into use on all nodes").WithScope(AccessScope.Admin)
            .WithArgument(Source).WithArgument(Name).WithArgument(Secret).WithExample("yelp main").Build(),
        new CommandDefinitionBuilder().WithName("rotate").WithDescription("Puts a new secret in place of a key's old one").WithScope(AccessScope.Admin)
            .WithArgument(Source).WithArgument(Name).WithArgument(Secret).WithExample("yelp main").Build(),
        new CommandDefinitionBuilder().WithName("revoke").WithDescription("Takes a key out of use on all nodes and destroys it").WithScope(AccessScope.Admin).IsDestructive()
            .WithArgument(Source).WithArgument(Name).WithExample("yelp main").Build());

    private static ArgumentDefinitionBuilder Source(ArgumentDefinitionBuilder b) => b.WithName("source").WithSwitch("-s").WithSwitch("--source").IsPositional().IsMandatory(true)
        .WithChoices(CallableSources.Names).WithDescription("Whose key");

    private static ArgumentDefinitionBuilder Name(ArgumentDefinitionBuilder b) =>
        b.WithName("name").WithSwitch("-n").WithSwitch("--name").IsPositional().IsMandatory(true).WithDescription("What you call it");

    private static ArgumentDefinitionBuilder Secret(ArgumentDefinitionBuilder b) =>
        b.WithName("secret").WithSwitch("--secret").IsMandatory(true).IsSecret().WithDescription("The key itself; the shell asks for it without echo, or reads it from standard input with --secret -");
}
