using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Simulator.Hosting;

namespace SceneScout.Simulator.Faults;

/// <summary>Faults as a person writes them: <c>ticketmaster:errorRate=0.2,retryAfter=00:00:30</c>; <c>all</c> names every source.</summary>
public static class FaultText
{
    /// <summary>Adds such faults to a plan, in place of those that the source had.</summary>
    /// <exception cref="ArgumentException">The text cannot be read, or a value is out of its range; the message names it.</exception>
    public static FaultPlan Add(FaultPlan plan, string text)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(text);
        var (source, settings) = text.Split(':', 2) is [var name, var rest] ? (name, rest) : throw Wrong(text);
        var json = new JsonObject();
        foreach (var setting in settings.Split(','))
        {
            if (setting.Split('=', 2) is not [var field, var value] || field.Length == 0 || value.Length == 0)
            {
                throw Wrong(text);
            }

            json[field.Trim()] = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonNumber(number) : value.Trim();
        }

        try
        {
            var faults = json.Deserialize<SourceFaults>(ControlEndpoints.Json)!;
            return (source == "all" ? SourceNames.All : [source]).Aggregate(plan, (sum, one) => sum.With(one, faults));
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"faults '{text}': {e.Message}", nameof(text), e);
        }
    }

    private static JsonValue JsonNumber(double number) => double.IsInteger(number) && Math.Abs(number) < int.MaxValue ? JsonValue.Create((int)number) : JsonValue.Create(number);

    private static ArgumentException Wrong(string text) =>
        new($"faults '{text}': accepted is SOURCE:NAME=VALUE[,NAME=VALUE...], for example ticketmaster:errorRate=0.2,retryAfter=00:00:30.", nameof(text));
}
