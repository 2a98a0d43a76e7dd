namespace SceneScout.Cluster.Tests.Network;

/// <summary>Five nodes in network namespaces, for the tests that tear the network between them.</summary>
public sealed class SharedNetwork : IAsyncLifetime
{
    private TornNetwork? _network;
    private Scenario? _scenario;

    internal TornNetwork Network => _network ??= new TornNetwork(5);

    internal Scenario Scenario => _scenario ??= new Scenario(
        folder => Scenario.World(folder, 5) with { Places = Network.Places, Address = TornNetwork.Address }, Network.Heal);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_scenario is not null)
            await _scenario.DisposeAsync();
        _network?.Dispose();
    }
}
