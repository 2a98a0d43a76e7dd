using System.Text.Json;
using Akka.Actor;
using Akka.Serialization;

namespace SceneScout.Actors.Serialization;

/// <summary>Akka's serializer of every <see cref="IWireMessage"/>: UTF-8 JSON under a versioned manifest.</summary>
public sealed class WireSerializer : SerializerWithStringManifest
{
    /// <summary>Akka's number of this serializer; it stands in journals and must never change.</summary>
    public const int Id = 4711;

    /// <summary>Made by Akka.</summary>
    /// <param name="system">The system.</param>
    public WireSerializer(ExtendedActorSystem system)
        : base(system)
    {
    }

    /// <inheritdoc />
    public override int Identifier => Id;

    /// <inheritdoc />
    public override string Manifest(object o) => WireManifests.Of(o.GetType());

    /// <inheritdoc />
    public override byte[] ToBinary(object obj) =>
        JsonSerializer.SerializeToUtf8Bytes(obj, WireManifests.Json(WireManifests.Of(obj.GetType())));

    /// <inheritdoc />
    public override object FromBinary(byte[] bytes, string manifest) =>
        JsonSerializer.Deserialize(bytes, WireManifests.Json(manifest))
        ?? throw new System.Runtime.Serialization.SerializationException($"A message under '{manifest}' is JSON null.");
}
