using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace SceneScout.Simulator.Meetup;

/// <summary>A selected field: variables are put in and fragments are spread already.</summary>
internal sealed record GraphQlField(string Alias, string Name, IReadOnlyDictionary<string, JsonNode?> Arguments, ImmutableArray<GraphQlField> Selection, int Line, int Column);
