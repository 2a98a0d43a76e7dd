using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Configuration;
using Akka.Serialization;
using SceneScout.Actors.Serialization;
using SceneScout.Node.Configuration;
using Xunit;

namespace SceneScout.Node.Tests.Cluster;

/// <summary>What becomes of objects without a manifest, under the configuration that is shipped.</summary>
public sealed class RefusedMessageTests : IAsyncLifetime
{
    private readonly ActorSystem _system = ActorSystem.Create("refused", ConfigurationFactory.ParseString(
        """
        akka.loglevel = ERROR
        akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
        """).WithFallback(ConfigurationFactory.ParseString(ConfigFiles.Shipped("akka.conf"))));

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    [Fact]
    public void An_object_without_a_manifest_is_refused_by_name_when_it_is_written()
    {
        var serializer = _system.Serialization.FindSerializerForType(typeof(Unnamed));

        var refused = Assert.Throws<SerializationException>(() => serializer.ToBinary(new Unnamed("x")));

        Assert.IsType<AkkaJsonSerializer>(serializer);
        Assert.StartsWith($"{typeof(Unnamed)} is not written: it has no manifest.", refused.Message, StringComparison.Ordinal);
        Assert.Throws<SerializationException>(() => serializer.ToBinary(new List<string>()));
    }

    [Fact]
    public void An_object_without_a_manifest_is_refused_when_it_is_read()
    {
        var bytes = new NewtonSoftJsonSerializer((ExtendedActorSystem)_system).ToBinary(new Unnamed("x"));

        Assert.ThrowsAny<Exception>(() => _system.Serialization.Deserialize(bytes, AkkaJsonSerializer.Id, ""));
    }

    [Fact]
    public void Akkas_own_messages_pass_as_they_did()
    {
        Assert.Equal(AkkaJsonSerializer.Id, new NewtonSoftJsonSerializer((ExtendedActorSystem)_system).Identifier);
        Assert.Equal("done", Assert.IsType<Status.Success>(Again(new Status.Success("done"))).Status);
        Assert.IsType<InvalidOperationException>(Assert.IsType<Status.Failure>(Again(new Status.Failure(new InvalidOperationException("no")))).Cause);
        Assert.Equal(7, Assert.IsType<Identify>(Again(new Identify(7))).MessageId);
        Assert.IsType<ShardRegion.StartEntity>(Again(new ShardRegion.StartEntity("e")));
        // One that no serializer of Akka's is bound to: it goes as JSON.
        Assert.IsType<AkkaJsonSerializer>(_system.Serialization.FindSerializerForType(typeof(ReceiveTimeout)));
        Assert.IsType<ReceiveTimeout>(Again(ReceiveTimeout.Instance));
    }

    private object Again(object message)
    {
        var serializer = _system.Serialization.FindSerializerFor(message);
        var bytes = _system.Serialization.Serialize(message);
        return _system.Serialization.Deserialize(bytes, serializer.Identifier, Akka.Serialization.Serialization.ManifestFor(serializer, message));
    }

    private sealed record Unnamed(string Text);
}
