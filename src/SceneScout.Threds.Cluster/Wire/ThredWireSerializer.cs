using Akka.Actor;
using Akka.Serialization;

namespace SceneScout.Threds.Cluster.Wire;

/// <summary>Akka's serializer of every <see cref="IThredWire"/>: numbered fields under a versioned manifest. A reader passes over fields that it does not know.</summary>
internal sealed class ThredWireSerializer : SerializerWithStringManifest
{
    /// <summary>Akka's number of this serializer; it stands in journals and must never change.</summary>
    public const int Id = 4712;

    /// <summary>Made by Akka.</summary>
    public ThredWireSerializer(ExtendedActorSystem system)
        : base(system)
    {
    }

    /// <inheritdoc />
    public override int Identifier => Id;

    /// <inheritdoc />
    public override string Manifest(object o) => ThredForms.Of(o.GetType()).Manifest;

    /// <inheritdoc />
    public override byte[] ToBinary(object obj) => ThredForms.Of(obj.GetType()).Bytes(obj);

    /// <inheritdoc />
    public override object FromBinary(byte[] bytes, string manifest) => ThredForms.Of(manifest).Read(new WireFields(bytes));
}
