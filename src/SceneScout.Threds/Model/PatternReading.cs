using System.Collections.Immutable;
using System.Text.Json;

namespace SceneScout.Threds.Model;

/// <summary>Reads patterns by the exact names of their model.</summary>
public static class PatternReading
{
    /// <summary>As many as one number has bits, of which each remembers one.</summary>
    private const int MostOperands = 64;

    /// <summary>Each time costs a journal write.</summary>
    private const int LeastTimer = 100;

    private static readonly string[] PatternFields =
        ["id", "name", "description", "reactions", "instanceInterval", "maxInstances", "broadcastAllowed", "echoResponses", "created", "modified", "meta"];

    /// <summary>Reads a pattern, and notes all that is not as it should be; null when it cannot be read at all.</summary>
    internal static PatternModel? Read(JsonElement json, ShapeReader shape)
    {
        if (!shape.Object(json, "", PatternFields))
            return null;
        var name = shape.Text(json, "", "name", required: true);
        var reactions = shape.Items(json, "", "reactions", required: true).Select((item, i) => Reaction(item.Value, item.Path, name ?? "", i, shape)).ToList();
        if (ShapeReader.Get(json, "reactions") is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0)
            shape.Note("reactions", list, "give one reaction or more");
        Unique(reactions, shape);
        var active = ShapeReader.Get(json, "meta") is { } meta && shape.Object(meta, "meta", "active") ? shape.Flag(meta, "meta", "active") : null;
        if (name is null || reactions.Count == 0 || reactions.Contains(null))
            return null;
        return new()
        {
            Id = shape.Text(json, "", "id") is { Length: > 0 } id ? id : IdOf(name),
            Name = name,
            Description = shape.Text(json, "", "description"),
            Reactions = [.. reactions!],
            InstanceInterval = shape.Milliseconds(json, "", "instanceInterval") ?? 0,
            MaxInstances = shape.Whole(json, "", "maxInstances") ?? 0,
            BroadcastAllowed = shape.Flag(json, "", "broadcastAllowed") ?? false,
            EchoResponses = shape.Flag(json, "", "echoResponses") ?? false,
            Active = active,
            Json = RawJson.Of(json),
        };
    }

    /// <summary>The id that follows from a name.</summary>
    public static string IdOf(string name) => name.Replace(' ', '_').ToLowerInvariant();

    private static void Unique(List<ReactionModel?> reactions, ShapeReader shape)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < reactions.Count; i++)
        {
            if (reactions[i] is { } reaction && !names.Add(reaction.Name))
                shape.Mistakes.Add(new($"reactions[{i}].name", $"\"{reaction.Name}\"", "give a name that no other reaction of the pattern has"));
        }
    }

    private static ReactionModel? Reaction(JsonElement json, string path, string pattern, int index, ShapeReader shape)
    {
        if (!shape.Object(json, path, "name", "description", "condition", "allowedSources", "allowUnboundEvents", "permissions", "expiry", "timers", "inputs"))
            return null;
        if (ShapeReader.Get(json, "condition") is not { } condition)
        {
            shape.Note($"{path}.condition", default, "give a condition, it is required");
            return null;
        }

        var expiry = ShapeReader.Get(json, "expiry") is { } given && shape.Object(given, $"{path}.expiry", "interval", "transition") ? given : default;
        if (expiry.ValueKind == JsonValueKind.Object && ShapeReader.Get(expiry, "interval") is null)
            shape.Note($"{path}.expiry.interval", default, "give milliseconds, they are required");
        var inputs = ShapeReader.Get(json, "inputs") ?? default;
        if (inputs.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False))
            shape.Note($"{path}.inputs", inputs, "give a JSON Schema for the event's data");
        var read = Condition(condition, $"{path}.condition", shape);
        return read is null ? null : new()
        {
            Name = shape.Text(json, path, "name") is { Length: > 0 } name ? name : $"{pattern}_{index}",
            Description = shape.Text(json, path, "description"),
            Condition = read,
            AllowedSources = shape.Texts(json, path, "allowedSources"),
            AllowedRoles = Roles(json, path, shape),
            AllowUnboundEvents = shape.Flag(json, path, "allowUnboundEvents") ?? false,
            ExpiryInterval = expiry.ValueKind == JsonValueKind.Object ? shape.Milliseconds(expiry, $"{path}.expiry", "interval") : null,
            ExpiryTransition = Transition(expiry, $"{path}.expiry", shape),
            Timers = [.. shape.Items(json, path, "timers").Select((item, i) => Timer(item.Value, item.Path, i, shape)).OfType<TimerModel>()],
            Inputs = inputs,
        };
    }

    private static ImmutableArray<string> Roles(JsonElement json, string path, ShapeReader shape) =>
        ShapeReader.Get(json, "permissions") is { } permissions && shape.Object(permissions, $"{path}.permissions", "name", "description", "allowedRoles")
            ? shape.Texts(permissions, $"{path}.permissions", "allowedRoles")
            : [];

    private static TimerModel? Timer(JsonElement json, string path, int index, ShapeReader shape)
    {
        if (!shape.Object(json, path, "name", "interval", "cron", "zone", "description"))
            return null;
        var timer = new TimerModel(
            shape.Text(json, path, "name") ?? $"timer_{index}", shape.Milliseconds(json, path, "interval"), shape.Text(json, path, "cron"), shape.Text(json, path, "zone"));
        if (timer is { Interval: null } == timer is { Cron: null })
            shape.Note(path, json, "give either an interval or a cron expression");
        if (timer.Interval is < LeastTimer)
            shape.Note($"{path}.interval", json.GetProperty("interval"), $"give {LeastTimer} ms or more");
        return timer;
    }

    private static ConditionModel? Condition(JsonElement json, string path, ShapeReader shape)
    {
        if (!shape.Object(json, path, "type", "description", "operands", "xpr", "onTrue", "transform", "publish", "transition", "spawn"))
            return null;
        if (ShapeReader.Get(json, "type") is null)
            shape.Note($"{path}.type", default, "give \"filter\" or \"and\" or \"or\"");
        if (shape.Choice<ConditionKind>(json, path, "type", ("filter", ConditionKind.Filter), ("and", ConditionKind.And), ("or", ConditionKind.Or)) is not { } kind)
            return null;
        var operands = shape.Items(json, path, "operands", required: kind != ConditionKind.Filter)
            .Select(item => Condition(item.Value, item.Path, shape)).OfType<ConditionModel>().ToImmutableArray();
        if (kind != ConditionKind.Filter && ShapeReader.Get(json, "operands") is { ValueKind: JsonValueKind.Array } list && (list.GetArrayLength() is 0 or > MostOperands))
            shape.Note($"{path}.operands", json.GetProperty("operands"), $"give 1 to {MostOperands} conditions");
        return new()
        {
            Kind = kind,
            Description = shape.Text(json, path, "description"),
            Operands = kind == ConditionKind.Filter ? [] : operands,
            Expression = shape.Text(json, path, "xpr", required: kind == ConditionKind.Filter),
            OnTrue = Consequent(json, path, "onTrue", shape),
            Transform = Transform(json, path, shape),
            Publish = Publish(json, path, shape),
            Transition = Transition(json, path, shape),
            Spawn = Spawn(json, path, shape),
            Path = path,
        };
    }

    private static string? Consequent(JsonElement owner, string path, string name, ShapeReader shape) =>
        ShapeReader.Get(owner, name) is { } json && shape.Object(json, $"{path}.{name}", "xpr", "description") ? shape.Text(json, $"{path}.{name}", "xpr") : null;

    private static TransformModel? Transform(JsonElement owner, string path, ShapeReader shape)
    {
        path += ".transform";
        if (ShapeReader.Get(owner, "transform") is not { } json || !shape.Object(json, path, "meta", "description", "eventDataTemplate", "templateXpr"))
            return null;
        var re = ShapeReader.Get(json, "meta") is { } meta && shape.Object(meta, $"{path}.meta", "reXpr") ? shape.Text(meta, $"{path}.meta", "reXpr") : null;
        var template = ShapeReader.Get(json, "eventDataTemplate") ?? default;
        if (template.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Object or JsonValueKind.String))
            shape.Note($"{path}.eventDataTemplate", template, "give an object");
        var expression = shape.Text(json, path, "templateXpr");
        if (template.ValueKind == JsonValueKind.Undefined && expression is null)
            shape.Note(path, json, "give an eventDataTemplate or a templateXpr");
        return new(template, expression, re, shape.Text(json, path, "description"));
    }

    private static ImmutableArray<PublishModel> Publish(JsonElement owner, string path, ShapeReader shape)
    {
        path += ".publish";
        return ShapeReader.Get(owner, "publish") switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } => [.. shape.Items(owner, path[..^8], "publish").Select(item => PublishEntry(item.Value, item.Path, shape)).OfType<PublishModel>()],
            { } json => PublishEntry(json, path, shape) is { } entry ? [entry] : [],
        };
    }

    private static PublishModel? PublishEntry(JsonElement json, string path, ShapeReader shape)
    {
        if (!shape.Object(json, path, "to", "name", "description", "onPublish", "transform", "delay", "at", "retry"))
            return null;
        if (ShapeReader.Get(json, "to") is not { ValueKind: JsonValueKind.String or JsonValueKind.Array } to)
        {
            shape.Note($"{path}.to", json.TryGetProperty("to", out var wrong) ? wrong : default, "give an address or an array of addresses");
            return null;
        }

        var delay = ShapeReader.Get(json, "delay") ?? default;
        if (delay.ValueKind != JsonValueKind.Undefined && !IsExpression(delay))
            shape.Milliseconds(json, path, "delay");
        var at = ShapeReader.Get(json, "at") ?? default;
        if (at.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Number) && !IsExpression(at) && !(at.ValueKind == JsonValueKind.String && at.TryGetDateTimeOffset(out _)))
            shape.Note($"{path}.at", at, "give ms since 1970, an instant of ISO 8601 or $xpr(...)");
        return new()
        {
            To = to,
            Name = shape.Text(json, path, "name"),
            Description = shape.Text(json, path, "description"),
            OnPublish = Consequent(json, path, "onPublish", shape),
            Transform = Transform(json, path, shape),
            Delay = delay,
            At = at,
            Retry = Retry(json, path, shape),
        };
    }

    private static bool IsExpression(JsonElement json) => json.ValueKind == JsonValueKind.String && json.GetString()!.StartsWith("$xpr(", StringComparison.Ordinal);

    private static RetryModel? Retry(JsonElement owner, string path, ShapeReader shape)
    {
        path += ".retry";
        if (ShapeReader.Get(owner, "retry") is not { } json || !shape.Object(json, path, "attempts", "backoff", "base", "cap"))
            return null;
        var backoff = shape.Choice<BackoffKind>(json, path, "backoff", ("exponential", BackoffKind.Exponential), ("linear", BackoffKind.Linear), ("fixed", BackoffKind.Fixed));
        return new(
            (int)Math.Min(shape.Whole(json, path, "attempts", least: 1) ?? 3, 100),
            backoff ?? BackoffKind.Exponential,
            shape.Milliseconds(json, path, "base") ?? 1000,
            shape.Milliseconds(json, path, "cap") ?? 60_000);
    }

    private static TransitionModel? Transition(JsonElement owner, string path, ShapeReader shape)
    {
        path += ".transition";
        return ShapeReader.Get(owner, "transition") is { } json ? Transition(json, shape, path) : null;
    }

    /// <summary>Reads a transition that stands by itself.</summary>
    internal static TransitionModel? Transition(JsonElement json, ShapeReader shape, string path)
    {
        if (!shape.Object(json, path, "name", "description", "input", "localName"))
            return null;
        var name = shape.Text(json, path, "name") ?? TransitionModel.Next;
        var input = Input(json, path, shape);
        return new(name, input, Local(json, path, input, shape), shape.Text(json, path, "description"));
    }

    private static SpawnModel? Spawn(JsonElement owner, string path, ShapeReader shape)
    {
        path += ".spawn";
        if (ShapeReader.Get(owner, "spawn") is not { } json || !shape.Object(json, path, "names", "input", "type", "localName", "context", "join", "description"))
            return null;
        var names = shape.Texts(json, path, "names");
        if (names.Length == 0)
            shape.Note($"{path}.names", json.TryGetProperty("names", out var given) ? given : default, "give the names of patterns");
        var input = Input(json, path, shape);
        return new(
            names,
            shape.Choice<SpawnKind>(json, path, "type", ("child", SpawnKind.Child), ("sibling", SpawnKind.Sibling)) ?? SpawnKind.Child,
            input,
            Local(json, path, input, shape),
            shape.Flag(json, path, "context") ?? false,
            shape.Flag(json, path, "join") ?? false);
    }

    private static InputKind Input(JsonElement json, string path, ShapeReader shape) =>
        shape.Choice<InputKind>(json, path, "input", ("default", InputKind.Default), ("forward", InputKind.Forward), ("local", InputKind.Local)) ?? InputKind.Default;

    private static string? Local(JsonElement json, string path, InputKind input, ShapeReader shape)
    {
        var local = shape.Text(json, path, "localName");
        if (input == InputKind.Local && local is null)
            shape.Note($"{path}.localName", default, "give the name of the local that has the event, since input is \"local\"");
        return local;
    }
}
