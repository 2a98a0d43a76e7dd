using System.Text;
using SceneScout.Actors.Journals;
using SceneScout.Contracts.Palettes;
using SceneScout.Contracts.Security;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks.Why;
using SceneScout.Node.Configuration;
using SceneScout.Node.Palettes;
using SceneScout.Storage.Contracts;

namespace SceneScout.Cli.Handbook;

/// <summary>Writes docs/operations.md: everything in it that the program knows comes from the program's own tables.</summary>
internal static class OperationsHandbook
{
    /// <summary>The document, in Markdown.</summary>
    public static string Write()
    {
        var text = new StringBuilder(Resource("operations-head.md"));
        foreach (var palette in CommandTable.All)
            AddPalette(text, palette);
        AddReasons(text);
        AddFaults(text);
        AddRetention(text);
        return text.Append('\n').Append(Resource("operations-tail.md")).ToString();
    }

    private static void AddPalette(StringBuilder text, CommandPalette palette)
    {
        text.Append($"\n### {palette.Name}\n\n{palette.Description}.\n\n| verb | | scope |\n|---|---|---|\n");
        foreach (var command in palette.Commands)
            text.Append($"| `{palette.Name} {command.Usage}` | {Cell(command.Description)}{Remarks(command)} | {command.Scope.Name()} |\n");
        var arguments = palette.Commands.SelectMany(c => c.Arguments.Select(a => (Command: c, Argument: a))).ToList();
        if (arguments.Count > 0)
            text.Append("\n| verb | argument | meaning | accepted | default |\n|---|---|---|---|---|\n");
        foreach (var (command, a) in arguments)
            text.Append($"| {command.Name} | {Ways(a)} | {Cell(a.Description)} | {(a.Flag ? "no value" : a.Accepted)} | {(a.Mandatory ? "mandatory" : a.Default is { } value ? $"`{value}`" : "")} |\n");
        var examples = palette.Commands.SelectMany(c => c.Examples.Select(e => $"scout shell -- {palette.Name} {c.Name} {e}")).ToList();
        if (examples.Count > 0)
            text.Append($"\n```\n{string.Join('\n', examples)}\n```\n");
    }

    private static void AddReasons(StringBuilder text)
    {
        text.Append("\n## Why a task is where it is\n\n`spawn why TASK` answers one code of this closed list.\n\n| code | what to do |\n|---|---|\n");
        foreach (var reason in TaskReasons.All)
            text.Append($"| `{reason.Code()}` | {Cell(reason.Advice())} |\n");
    }

    private static void AddFaults(StringBuilder text)
    {
        text.Append("\n## Faults and what to do\n\n| code | tried again | counts as an attempt | what to do |\n|---|---|---|---|\n");
        foreach (var traits in Enum.GetValues<FaultKind>().Select(kind => new SpawnFault(kind, "").Traits))
            text.Append($"| `{traits.Code}` | {(traits.Retryable ? "yes" : "no")} | {(traits.UsesAttempt ? "yes" : "no")} | {Cell(traits.Advice)} |\n");
    }

    private static void AddRetention(StringBuilder text)
    {
        text.Append(Resource("operations-retention.md"));
        text.Append("\n| table | setting | kept | at least | why |\n|---|---|---|---|---|\n");
        foreach (var rule in RetentionRules.Aged)
            text.Append($"| `{rule.Table}` | `{rule.Setting}` | {SpanText.Write(rule.Default)} | {SpanText.Write(rule.Least)} | {Cell(rule.Reason)} |\n");
        text.Append("\n| table | what bounds it |\n|---|---|\n");
        foreach (var rule in RetentionRules.All.Values)
            if (rule is not RetentionRule.Aged)
                text.Append($"| `{rule.Table}` | {(rule is RetentionRule.Owned owned ? $"goes with a row of `{owned.Owner}`: " : "")}{Cell(rule.Reason)} |\n");
        text.Append("\n| actors | events behind a snapshot | why |\n|---|---|---|\n");
        foreach (var rule in JournalRule.All)
            text.Append($"| `{rule.Prefix}` | {(rule.Trims ? "deleted" : "kept")} | {Cell(rule.Reason)} |\n");
    }

    private static string Remarks(CommandDefinition command) =>
        (command.Streaming ? " Goes on until Ctrl-C." : "") + (command.Destructive ? " Asks before it runs." : "");

    private static string Ways(ArgumentDefinition a) => string.Join(", ", (a.Positional ? [$"`<{a.Name}>`"] : Array.Empty<string>()).Concat(a.Switches.Select(s => $"`{s}`")));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal) + (text.EndsWith('.') ? "" : ".");

    private static string Resource(string name)
    {
        using var stream = typeof(OperationsHandbook).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
