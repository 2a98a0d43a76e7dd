using System.Text.Json.Serialization;

namespace SceneScout.Storage.Rules;

/// <summary>JSON of texts by name.</summary>
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class StringMapJson : JsonSerializerContext;
