using System.Text.Json;

namespace SceneScout.Jsonata.Tests;

/// <summary>Evaluates an expression and compares.</summary>
internal static class Check
{
    public static JsonataValue Evaluate(string expression, string? json = null, JsonataOptions? options = null, Bindings? bindings = null) =>
        JsonataExpression.Parse(expression, options).Evaluate(Input(json), bindings);

    public static JsonataException Fails(string expression, string? json = null, JsonataOptions? options = null, Bindings? bindings = null) =>
        Assert.Throws<JsonataException>(() => Evaluate(expression, json, options, bindings));

    public static JsonataValue Input(string? json) => json is null ? default : JsonataValue.From(JsonDocument.Parse(json).RootElement);
}
