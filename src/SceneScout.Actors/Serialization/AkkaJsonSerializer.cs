using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;
using Newtonsoft.Json;

namespace SceneScout.Actors.Serialization;

/// <summary>
/// Akka's JSON serializer, for Akka's own messages alone. Akka binds it to every object that has no other serializer, writes .NET type names into the JSON, and makes whatever such a name says when it reads:
/// a message without a manifest would travel unseen until its type is renamed. Here it is refused by name, on both ways.
/// </summary>
public sealed class AkkaJsonSerializer : NewtonSoftJsonSerializer
{
    /// <summary>The number that Akka gives its JSON serializer: nodes of earlier versions write and read under it.</summary>
    public const int Id = 1;

    /// <summary>Made by Akka.</summary>
    /// <param name="system">The system.</param>
    public AkkaJsonSerializer(ExtendedActorSystem system)
        : base(system) => Bind();

    /// <summary>Made by Akka.</summary>
    /// <param name="system">The system.</param>
    /// <param name="config">Settings of the serializer.</param>
    public AkkaJsonSerializer(ExtendedActorSystem system, Config config)
        : base(system, config) => Bind();

    /// <inheritdoc />
    public override int Identifier => Id;

    /// <inheritdoc />
    /// <exception cref="SerializationException">It is no message of Akka's.</exception>
    public override byte[] ToBinary(object obj) => AkkaTypes.IsAkkas(obj.GetType()) ? base.ToBinary(obj) : throw Refused(obj.GetType(), "written");

    /// <inheritdoc />
    /// <exception cref="SerializationException">It is no message of Akka's.</exception>
    public override object FromBinary(byte[] bytes, Type type) =>
        base.FromBinary(bytes, type) is var read && AkkaTypes.IsAkkas(read.GetType()) ? read : throw Refused(read.GetType(), "read");

    private static SerializationException Refused(Type type, string act) =>
        new($"{type} is not {act}: it has no manifest. Messages between nodes are {nameof(IWireMessage)}s with an entry in {nameof(WireManifests)}; those that stay within a node say so by {nameof(INoSerializationVerificationNeeded)}.");

    private void Bind()
    {
        var types = new AkkaTypes();
        Settings.SerializationBinder = types;
        ((JsonSerializer)Serializer).SerializationBinder = types;
    }
}
