using Microsoft.Extensions.Configuration;
using SceneScout.Node.Hosting;
using Xunit;

namespace SceneScout.Node.Tests;

public sealed class HostBuildingTests
{
    [Fact]
    public void A_node_watches_no_file_for_changes_of_its_configuration()
    {
        var files = ((IConfigurationBuilder)HostBuilding.Create().Configuration).Sources.OfType<FileConfigurationSource>().ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.False(file.ReloadOnChange, file.Path));
    }
}
