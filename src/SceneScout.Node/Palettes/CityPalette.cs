using SceneScout.Contracts.Palettes;
using SceneScout.Contracts.Security;
using SceneScout.Domain.Planning.Places;

namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>city</c>: where is searched.</summary>
internal static class CityPalette
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "city",
        "Cities that are searched; all nodes follow within seconds",
        new CommandDefinitionBuilder().WithName("list").WithDescription("Cities: name | place | radius | priority | time zone | people | who wants it").Build(),
        new CommandDefinitionBuilder().WithName("add").WithDescription($"Adds a city: {CityWishReader.Accepted}").WithScope(AccessScope.Operate)
            .WithArgument(City).WithExample("\"Springfield, IL/30km/5\"").WithExample("home@52.52,13.40").Build(),
        new CommandDefinitionBuilder().WithName("remove").WithDescription("Takes a city out; its events stay until they are over").WithScope(AccessScope.Operate)
            .WithArgument(City).WithExample("Hamburg").Build());

    private static ArgumentDefinitionBuilder City(ArgumentDefinitionBuilder b) => b.WithName("city").WithSwitch("-c").WithSwitch("--city").IsPositional().IsMandatory(true)
        .WithDescription("Name, with region and country where they are needed, or NAME@LATITUDE,LONGITUDE");
}
