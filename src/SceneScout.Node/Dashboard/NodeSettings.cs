using SceneScout.Actors.Hosting;
using SceneScout.Dashboard.Pictures;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Node.Security;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Dashboard;

/// <summary>Reads what the node goes by.</summary>
internal sealed class NodeSettings(SpawnServices services, ScoutOptions options, KeyVault keys, SpawnGateway gateway)
{
    private const int MostRuns = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Reads it.</summary>
    public async Task<SettingsPicture> ReadAsync(CancellationToken cancellation)
    {
        var (runs, fault) = await RunsAsync(cancellation);
        return new SettingsPicture(
            [.. options.Effective.Select(Line)],
            [.. (await services.Store.Cities.ListAsync(cancellation)).Select(city => new CityLine(city.City.Label, city.City.RadiusMetres ?? services.Options.RadiusMetres, city.Origin switch
            {
                CityOrigin.Operator => "added by an operator",
                CityOrigin.Settings => "from the settings",
                _ => "built in",
            }))],
            [.. (await keys.ListAsync(cancellation)).Select(key => new SealedKeyLine(key.Source, key.Name, key.Fingerprint, key.Status == KeyStatus.Revoked ? "revoked" : key.Readable ? "active" : "unreadable", key.UpdatedAt))],
            runs,
            fault);
    }

    /// <summary>A setting as people may see it.</summary>
    internal static SettingLine Line(EffectiveSetting setting) => new(
        setting.Setting.Key, setting.Setting.Secret && setting.Text.Length > 0 ? "***" : setting.Text, setting.Origin, setting.Layer > EffectiveConfig.Shipped);

    private async Task<(IReadOnlyList<RunLine> Runs, string? Fault)> RunsAsync(CancellationToken cancellation)
    {
        try
        {
            var (runs, fault) = await gateway.RunsAsync(cancellation).WaitAsync(Patience, cancellation);
            return runs is null ? ([], fault!.Message) : ([.. runs.Next.Take(MostRuns).Select(run => new RunLine(run.Name, run.At, run.Why))], null);
        }
        catch (TimeoutException)
        {
            return ([], $"The controller did not answer within {Patience.TotalSeconds:0} s; it may be moving to another node.");
        }
    }
}
