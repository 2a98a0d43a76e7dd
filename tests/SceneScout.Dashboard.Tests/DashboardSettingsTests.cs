namespace SceneScout.Dashboard.Tests;

public sealed class DashboardSettingsTests
{
    [Theory]
    [InlineData("https://tiles.example.org/{z}/{x}/{y}.png", "https://tiles.example.org")]
    [InlineData("http://127.0.0.1:8080/{z}/{x}/{y}.png", "http://127.0.0.1:8080")]
    [InlineData("https://kächeln.example.org:8443/{z}/{x}/{y}.png", "https://xn--kcheln-bua.example.org:8443")]
    public void The_server_of_the_tiles_is_named_as_a_header_can_hold_it(string address, string origin) =>
        Assert.Equal(origin, new DashboardSettings(address, "").TileOrigin);

    [Fact]
    public void Without_tiles_no_server_is_named() => Assert.Null(new DashboardSettings("", "").TileOrigin);
}
