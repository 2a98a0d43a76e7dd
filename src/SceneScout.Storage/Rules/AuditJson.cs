using System.Text.Json.Serialization;

namespace SceneScout.Storage.Rules;

/// <summary>JSON of the audit log's details.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class AuditJson : JsonSerializerContext;
