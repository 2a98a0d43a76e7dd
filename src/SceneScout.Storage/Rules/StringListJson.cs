using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SceneScout.Storage.Rules;

/// <summary>JSON of lists, source-generated.</summary>
[JsonSerializable(typeof(ImmutableArray<string>))]
[JsonSerializable(typeof(Guid[]))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class StringListJson : JsonSerializerContext;
