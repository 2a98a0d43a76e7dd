using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SceneScout.Sources.Reading;

/// <summary>Source-generated serialisation of the few types that need it.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class JsonContext : JsonSerializerContext;
