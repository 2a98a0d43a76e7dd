using System.Reflection;
using DbUp.Builder;
using DbUp.Engine;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sql;

/// <summary>Runs the embedded scripts that a database has not seen yet, in order of name, in one transaction. The caller holds the lock that keeps others out.</summary>
internal static class Migrations
{
    /// <summary>Runs them.</summary>
    /// <param name="builder">The database.</param>
    /// <param name="journal">Its list of migrations.</param>
    /// <param name="folder">Its scripts.</param>
    /// <param name="others">Who else works on it, in a version whose tables these scripts would take away; null for nobody. Asked, with the version that brought the store up, only when one that holds something has to change.</param>
    /// <param name="map">What the store makes of an error; null for nothing.</param>
    /// <exception cref="StoreVersionException">A later version changed the store, or others work on it.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(
        UpgradeEngineBuilder builder, SchemaJournalSql journal, string folder, Func<string, Task<OtherPrograms?>> others, Func<Exception, Exception?> map)
    {
        SchemaJournal? history = null;
        builder.Configure(configuration => configuration.Journal = history = new SchemaJournal(() => configuration.ConnectionManager, journal));
        var scripts = Scripts(folder).ToList();
        var engine = builder
            .WithScripts(scripts)
            .WithTransaction()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build();
        await CheckAsync(engine, history!, [.. scripts.Select(s => s.Name)], others, map).ConfigureAwait(false);
        // DbUp blocks its thread.
        var result = await Task.Run(engine.PerformUpgrade).ConfigureAwait(false);
        if (!result.Successful)
            throw map(result.Error) ?? new InvalidOperationException(
                $"Migration {result.ErrorScript?.Name ?? "(connecting)"} failed: {result.Error.Message}", result.Error);
        return [.. result.Scripts.Select(s => s.Name)];
    }

    private static async Task CheckAsync(UpgradeEngine engine, SchemaJournal history, IReadOnlyList<string> known, Func<string, Task<OtherPrograms?>> others, Func<Exception, Exception?> map)
    {
        List<string> applied;
        try
        {
            applied = await Task.Run(engine.GetExecutedScripts).ConfigureAwait(false);
        }
        catch (Exception e) when (map(e) is { } mapped)
        {
            throw mapped;
        }

        var unknown = applied.Except(known).ToList();
        if (unknown.Count > 0)
            throw StoreVersionException.Later(history.VersionOf(unknown[^1]), SchemaJournal.Version, unknown);
        var pending = known.Except(applied).ToList();
        if (applied.Count > 0 && pending.Count > 0 && await others(history.VersionOf(applied[^1])).ConfigureAwait(false) is { } working)
            throw StoreVersionException.InUse(working.Description, SchemaJournal.Version, pending, working.Sign);
    }

    private static IEnumerable<SqlScript> Scripts(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new SqlScript(name[(folder.Length + 1)..], reader.ReadToEnd());
        }
    }
}
