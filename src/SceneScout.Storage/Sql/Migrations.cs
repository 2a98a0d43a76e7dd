using System.Reflection;
using DbUp.Builder;
using DbUp.Engine;

namespace SceneScout.Storage.Sql;

/// <summary>Runs the embedded scripts that a database has not seen yet, in order of name, in one transaction. The caller holds the lock that keeps others out.</summary>
internal static class Migrations
{
    public static async Task<IReadOnlyList<string>> RunAsync(UpgradeEngineBuilder builder, string folder, Func<Exception, Exception?> map)
    {
        var engine = builder
            .WithScripts(Scripts(folder))
            .WithTransaction()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build();
        // DbUp blocks its thread.
        var result = await Task.Run(engine.PerformUpgrade).ConfigureAwait(false);
        if (!result.Successful)
            throw map(result.Error) ?? new InvalidOperationException(
                $"Migration {result.ErrorScript?.Name ?? "(connecting)"} failed: {result.Error.Message}", result.Error);
        return [.. result.Scripts.Select(s => s.Name)];
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
