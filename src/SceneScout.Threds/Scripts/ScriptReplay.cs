namespace SceneScout.Threds.Scripts;

/// <summary>Runs the events of a script through another version of one of its patterns, without effects anywhere, and says what would have happened otherwise.</summary>
public static class ScriptReplay
{
    /// <summary>What is different, step by step; none when nothing is.</summary>
    /// <param name="script">The script, with the version that it was written for.</param>
    /// <param name="other">The other version of one of its patterns.</param>
    public static IReadOnlyList<string> Differences(ThredScript script, Engine.CompiledPattern other)
    {
        if (!script.Patterns.Any(pattern => pattern.Model.Id == other.Model.Id))
            throw new ScriptException($"The pattern '{other.Model.Id}' is not one of the script's: {string.Join(", ", script.Patterns.Select(pattern => pattern.Model.Id))}.");
        var before = ScriptRunner.RunThroughout(script);
        var after = ScriptRunner.RunThroughout(script.With(other));
        var lines = new List<string>();
        foreach (var (was, now) in before.Steps.Zip(after.Steps))
        {
            var gone = Without(was.Happened, now.Happened);
            var come = Without(now.Happened, was.Happened);
            var failed = Without(now.Differences, was.Differences);
            if (gone.Count + come.Count + failed.Count == 0)
                continue;
            lines.Add($"step {was.Number}: {was.Text}");
            lines.AddRange(gone.Select(line => $"  - {line}"));
            lines.AddRange(come.Select(line => $"  + {line}"));
            lines.AddRange(failed.Select(line => $"  ! {line}"));
        }

        return lines;
    }

    private static List<string> Without(IReadOnlyList<string> lines, IReadOnlyList<string> others)
    {
        var rest = others.ToList();
        return [.. lines.Where(line => !rest.Remove(line))];
    }
}
