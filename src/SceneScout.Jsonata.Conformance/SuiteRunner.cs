using System.Text.Json;

namespace SceneScout.Jsonata.Conformance;

/// <summary>Runs cases and compares what comes out with what they expect.</summary>
public static class SuiteRunner
{
    private const string LimitCode = "U1001";

    private static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(30);

    /// <summary>Runs one case.</summary>
    public static SuiteOutcome Run(SuiteCase suiteCase)
    {
        try
        {
            var expression = JsonataExpression.Parse(suiteCase.Expression, Options(suiteCase));
            var input = suiteCase.Data is { } data ? JsonataValue.From(data) : JsonataValue.Undefined;
            return new(suiteCase, DifferenceTo(suiteCase, expression.Evaluate(input, BindingsOf(suiteCase))));
        }
        catch (JsonataException error)
        {
            return new(suiteCase, DifferenceTo(suiteCase, error));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return new(suiteCase, $"{error.GetType().Name}: {error.Message}");
        }
    }

    private static JsonataOptions Options(SuiteCase suiteCase) => new()
    {
        Limits = JsonataLimits.Default with
        {
            MaxDepth = suiteCase.Member("depth") is { ValueKind: JsonValueKind.Number } depth ? depth.GetInt32() : int.MaxValue,
            Timeout = suiteCase.Member("timelimit") is { ValueKind: JsonValueKind.Number } limit
                ? TimeSpan.FromMilliseconds(limit.GetDouble())
                : LongestCase,
        },
    };

    private static Bindings? BindingsOf(SuiteCase suiteCase)
    {
        if (suiteCase.Member("bindings") is not { ValueKind: JsonValueKind.Object } values)
            return null;
        var bindings = new Bindings();
        foreach (var value in values.EnumerateObject())
            bindings.Set(value.Name, value.Value);
        return bindings;
    }

    private static string? DifferenceTo(SuiteCase suiteCase, JsonataValue result)
    {
        if (ExpectedCode(suiteCase) is { } code)
            return $"expected error {code}, got {result}";
        if (suiteCase.Member("undefinedResult") is { ValueKind: JsonValueKind.True })
            return result.IsUndefined ? null : $"expected nothing, got {result}";
        if (suiteCase.Member("result") is not { } expected)
            return null;
        var unordered = suiteCase.Member("unordered") is { ValueKind: JsonValueKind.True };
        return ResultComparison.AreEqual(expected, result, unordered)
            ? null
            : $"expected {expected.GetRawText()}, got {result}";
    }

    private static string? DifferenceTo(SuiteCase suiteCase, JsonataException error)
    {
        var got = $"{error.Code} (token {error.Token ?? "none"}, position {error.Position?.ToString() ?? "none"}): {error.Message}";
        var code = ExpectedCode(suiteCase);
        if (code is null)
            return $"expected a result, got error {got}";

        // The suite's own runner watches depth and time from outside and has one code of its own for both.
        var matches = code == error.Code || (code == LimitCode && error.Code is ("D1011" or "D1012"));
        if (!matches)
            return $"expected error {code}, got {got}";
        if (Expected(suiteCase, "token") is { } token && token != error.Token)
            return $"expected token {token}, got {got}";
        return Expected(suiteCase, "message") is { } message && message != error.Message ? $"expected message {message}, got {got}" : null;
    }

    private static string? ExpectedCode(SuiteCase suiteCase) => Expected(suiteCase, "code");

    private static string? Expected(SuiteCase suiteCase, string name)
    {
        var holder = suiteCase.Member("error") is { ValueKind: JsonValueKind.Object } error ? error : suiteCase.Definition;
        return holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
