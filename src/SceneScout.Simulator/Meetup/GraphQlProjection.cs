using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace SceneScout.Simulator.Meetup;

/// <summary>Takes the selected fields out of a whole object.</summary>
internal static class GraphQlProjection
{
    /// <summary>The selection of a node; objects name their type in "__typename".</summary>
    /// <exception cref="GraphQlException">A field that the type does not have, or an object without a selection.</exception>
    public static JsonNode? Select(JsonNode? node, GraphQlField parent)
    {
        switch (node)
        {
            case JsonArray array:
                return new JsonArray([.. array.Select(item => Select(item, parent))]);
            case JsonObject obj:
                return Select(obj, parent, parent.Selection);
            default:
                return node?.DeepClone();
        }
    }

    private static JsonObject Select(JsonObject obj, GraphQlField parent, ImmutableArray<GraphQlField> fields)
    {
        var type = obj["__typename"]?.GetValue<string>() ?? "Object";
        if (fields.IsEmpty)
        {
            throw GraphQlException.Validation($"Validation error (SubselectionRequired@[{parent.Name}]) : Subselection required for type '{type}' of field '{parent.Name}'", parent.Line, parent.Column);
        }

        var selected = new JsonObject();
        foreach (var field in fields)
        {
            if (!obj.TryGetPropertyValue(field.Name, out var value))
            {
                throw GraphQlException.Validation($"Validation error (FieldUndefined@[{parent.Name}/{field.Name}]) : Field '{field.Name}' in type '{type}' is undefined", field.Line, field.Column);
            }

            selected[field.Alias] = Select(value, field);
        }

        return selected;
    }
}
