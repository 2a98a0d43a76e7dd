using System.Runtime.Serialization;
using Newtonsoft.Json.Serialization;

namespace SceneScout.Actors.Serialization;

/// <summary>The types that may be named in the JSON of Akka's own messages: Akka's, what they are made of, and exceptions.</summary>
internal sealed class AkkaTypes : DefaultSerializationBinder
{
    private const string Akka = "Akka";

    /// <summary>Whether a type is Akka's.</summary>
    public static bool IsAkkas(Type type) =>
        type.Assembly.GetName().Name is { } name && (name == Akka || name.StartsWith(Akka + ".", StringComparison.Ordinal));

    /// <inheritdoc />
    /// <exception cref="SerializationException">The type is none of these.</exception>
    public override Type BindToType(string? assemblyName, string typeName)
    {
        var type = base.BindToType(assemblyName, typeName);
        var isPart = type.Namespace is "System" || type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true || type.IsAssignableTo(typeof(Exception));
        return isPart || IsAkkas(type) ? type : throw new SerializationException($"{type} is not read: it is none of Akka's own messages.");
    }
}
