using SceneScout.Jsonata;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>An expression of a pattern, parsed once for each version of it.</summary>
internal sealed class ThredExpression
{
    // Counted limits alone: a limit of time would make a step depend on the machine.
    private static readonly JsonataOptions Options = new()
    {
        Limits = JsonataLimits.Strict with { Timeout = Timeout.InfiniteTimeSpan },
        TimeProvider = StepClock.Instance,
        Random = StepChance.Instance,
    };

    private readonly JsonataExpression _expression;

    private ThredExpression(JsonataExpression expression, string path)
    {
        (_expression, Path) = (expression, path);
        ReadsContext = expression.Text.Contains("context", StringComparison.Ordinal);
        ReadsErrors = expression.Text.Contains("error", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Where it stands in its pattern.</summary>
    internal string Path { get; }

    /// <summary>The expression as it was written.</summary>
    internal string Text => _expression.Text;

    /// <summary>Whether it may look at <c>context</c>, which is made for those alone that do.</summary>
    internal bool ReadsContext { get; }

    /// <summary>Whether it speaks of errors.</summary>
    internal bool ReadsErrors { get; }

    internal static ThredExpression? Parse(string text, string path, List<ModelMistake> mistakes)
    {
        if (JsonataExpression.TryParse(text, out var expression, out var error, Options))
            return new(expression, path);
        mistakes.Add(new(path, $"\"{text}\"", $"give an expression of JSONata: {error.Code}{(error.Position is { } at ? $" at {at}" : "")}: {error.Message}"));
        return null;
    }

    internal JsonataValue Evaluate(in JsonataValue input, Bindings bindings)
    {
        try
        {
            return _expression.Evaluate(input, bindings);
        }
        catch (JsonataException error)
        {
            throw new ThredFaultException(
                ThredFault.Server($"The expression '{Text}' at {Path} failed: {error.Code}: {error.Message}", $"{error.Code}: {error.Message}"), error);
        }
    }
}
