using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Hosting;
using Akka.Cluster.Sharding;
using Akka.Configuration;
using Akka.Hosting;
using Akka.Remote.Hosting;
using SceneScout.Actors.Blocks;
using SceneScout.Actors.Blocks.Memory;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Tests.Blocks;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Geocoding;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Hosting;

/// <summary>Blocks as a node has them: the shipped HOCON, the product's own registration, a cluster of one.</summary>
public sealed class HostedBlocksTests(StoreFolder folder) : Akka.Hosting.TestKit.TestKit("scenescout", startupTimeout: Patience), IClassFixture<StoreFolder>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Roles = ["ingestion"];

    [Fact]
    public async Task A_block_is_found_by_its_name_goes_when_there_are_too_many_and_knows_all_when_it_is_asked_again()
    {
        var (berlin, bonn) = (BlockSamples.Incoming("l1"), BlockSamples.Incoming("l2", city: "Bonn"));
        var first = await ResolveAsync(berlin);
        await ResolveAsync(bonn);
        await AwaitConditionAsync(async () => (await ResidentAsync()).SequenceEqual([BlockKey.Of(bonn.Listing)]), Patience, TimeSpan.FromMilliseconds(50));

        var again = await ResolveAsync(berlin);

        Assert.Equal((MatchKind.New, MatchKind.Unchanged), (first.Kind, again.Kind));
        Assert.Equal(first.EventId, again.EventId);
    }

    protected override void ConfigureAkka(AkkaConfigurationBuilder builder, IServiceProvider provider)
    {
        var options = new SpawnOptions { Blocks = new BlockOptions { MaxResident = 1 } };
        var sources = SourceSet.Create(new Dictionary<SourceName, SourceOptions>(), TimeProvider.System);
        builder
            .AddHocon(ConfigurationFactory.ParseString(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "akka.conf"))), HoconAddMode.Append)
            .WithRemoting(new RemoteOptions { HostName = "127.0.0.1", Port = 0 })
            .WithClustering(new ClusterOptions { Roles = Roles })
            .WithSpawn(Roles, new SpawnServices(folder.Store, sources, GeoAtlas.Bundled, new FixedCategorizer(), [], options, TimeProvider.System))
            .AddStartup((system, _) => Cluster.Get(system).Join(Cluster.Get(system).SelfAddress));
    }

    private IActorRef Blocks => ActorRegistry.Get<Keys.Blocks>();

    private async Task<MatchAnswer> ResolveAsync(IncomingListing listing) =>
        Assert.Single((await Blocks.Ask<BlockReplies.Resolved>(new BlockCommands.Resolve(BlockKey.Of(listing.Listing), [listing]), Patience)).Answers);

    private async Task<IEnumerable<string>> ResidentAsync() =>
        (await Blocks.Ask<CurrentShardRegionState>(GetShardRegionState.Instance, Patience)).Shards.SelectMany(shard => shard.EntityIds);
}
