using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;
using NodaTime;
using SceneScout.Domain.Scheduling;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>Parses a pattern's expressions and checks its names and transitions.</summary>
internal sealed class PatternCompiler(PatternModel model, List<ModelMistake> mistakes)
{
    private readonly HashSet<string> _names = model.Reactions.Select(reaction => reaction.Name).ToHashSet(StringComparer.Ordinal);

    internal CompiledPattern? Compile(int version)
    {
        // Two reactions of one name were noted when they were read.
        var reactions = model.Reactions.Select(Reaction).ToImmutableArray();
        return _names.Count == reactions.Length ? new(model, version, reactions) : null;
    }

    private CompiledReaction Reaction(ReactionModel reaction, int index)
    {
        var path = $"reactions[{index}]";
        if (reaction.ExpiryTransition is { } expiry)
            Transition(expiry, $"{path}.expiry.transition");
        return new(
            reaction,
            index,
            Condition(reaction.Condition, "0"),
            [.. reaction.AllowedSources.Where(IsPattern).Select(source => SourcePattern(source, path)).OfType<Regex>()],
            [.. reaction.Timers.Select((timer, i) => Timer(timer, $"{path}.timers[{i}]"))],
            Schema(reaction.Inputs, $"{path}.inputs"));
    }

    internal static bool IsPattern(string source) => source.Length > 2 && source[0] == '/' && source[^1] == '/';

    private Regex? SourcePattern(string source, string path)
    {
        try
        {
            return new(source[1..^1], RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
        }
        catch (ArgumentException e)
        {
            mistakes.Add(new($"{path}.allowedSources", $"\"{source}\"", $"give a regular expression: {e.Message}"));
            return null;
        }
    }

    private JsonSchema? Schema(JsonElement inputs, string path)
    {
        // What is no schema at all was noted when it was read.
        if (inputs.ValueKind is not (JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False))
            return null;
        try
        {
            return JsonSchema.FromText(ModelJson.Text(inputs));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or JsonSchemaException)
        {
            mistakes.Add(new(path, ModelJson.Short(inputs), $"give a JSON Schema: {e.Message}"));
            return null;
        }
    }

    private CompiledTimer Timer(TimerModel timer, string path)
    {
        var cron = timer.Cron is null ? null : CronCadence.Read(timer.Cron);
        if (timer.Cron is not null && cron is null)
            mistakes.Add(new($"{path}.cron", $"\"{timer.Cron}\"", "give minute, hour, day of the month, month and day of the week, such as \"0 18 * * *\""));
        var zone = timer.Zone is null ? NothingTemplate.Instance : ThredTemplate.Compile(TextElement(timer.Zone), $"{path}.zone", mistakes);
        if (zone.IsLiteral && DateTimeZoneProviders.Tzdb.GetZoneOrNull(timer.Zone!) is null)
            mistakes.Add(new($"{path}.zone", $"\"{timer.Zone}\"", "give a zone such as \"Europe/Berlin\", or $xpr(...)"));
        return new(timer, cron, zone);
    }

    private CompiledCondition Condition(ConditionModel condition, string id)
    {
        if (condition.Transition is { } transition)
            Transition(transition, $"{condition.Path}.transition");
        return new(
            condition,
            id,
            [.. condition.Operands.Select((operand, i) => Condition(operand, $"{id}.{i}"))],
            Expression(condition.Kind == ConditionKind.Filter ? condition.Expression : null, $"{condition.Path}.xpr"),
            Expression(condition.OnTrue, $"{condition.Path}.onTrue.xpr"),
            Transform(condition.Transform, $"{condition.Path}.transform"),
            [.. condition.Publish.Select((publish, i) => Publish(publish, condition.Publish.Length == 1 ? $"{condition.Path}.publish" : $"{condition.Path}.publish[{i}]"))]);
    }

    private CompiledTransform? Transform(TransformModel? transform, string path) => transform is null ? null : new(
        transform.Template.ValueKind == JsonValueKind.Undefined ? null : ThredTemplate.Compile(transform.Template, $"{path}.eventDataTemplate", mistakes),
        Expression(transform.TemplateExpression, $"{path}.templateXpr"),
        Expression(transform.ReExpression, $"{path}.meta.reXpr"));

    private CompiledPublish Publish(PublishModel publish, string path)
    {
        var to = ThredTemplate.Compile(publish.To, $"{path}.to", mistakes);
        return new(
            publish,
            to,
            to.IsLiteral && publish.To.ValueKind == JsonValueKind.String ? publish.To.GetString() : null,
            Expression(publish.OnPublish, $"{path}.onPublish.xpr"),
            Transform(publish.Transform, $"{path}.transform"),
            ThredTemplate.Compile(publish.Delay, $"{path}.delay", mistakes),
            ThredTemplate.Compile(publish.At, $"{path}.at", mistakes));
    }

    private ThredExpression? Expression(string? text, string path) => string.IsNullOrEmpty(text) ? null : ThredExpression.Parse(text, path, mistakes);

    private void Transition(TransitionModel transition, string path)
    {
        if (transition.Name is TransitionModel.Next or TransitionModel.Terminate or TransitionModel.None || _names.Contains(transition.Name))
            return;
        mistakes.Add(new($"{path}.name", $"\"{transition.Name}\"", $"give $next, $terminate, $noTransition or a reaction: {string.Join(", ", _names)}"));
    }

    private static JsonElement TextElement(string text) => JsonElement.Parse(ModelJson.Write(writer => writer.WriteStringValue(text)));
}
