using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using Akka.Actor;
using Akka.Cluster;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <see cref="SystemPalette"/>.</summary>
internal sealed class SystemHandler : CommandPaletteHandler
{
    private readonly CommandServices _services;

    public SystemHandler(CommandServices services)
        : base(SystemPalette.Palette)
    {
        _services = services;
        Process("uptime", (_, _) => Task.FromResult<IEnumerable<CommandResponse>>([Uptime(services.System.Uptime)]));
        Process("info", (_, _) => Task.FromResult(Info()));
    }

    private static CommandResponse Uptime(TimeSpan up) => CommandResponse.Of(
        string.Create(CultureInfo.InvariantCulture, $"{(int)up.TotalDays}d {up.Hours}h {up.Minutes}m {up.Seconds}s"),
        new { seconds = Math.Round(up.TotalSeconds, 1) });

    private IEnumerable<CommandResponse> Info()
    {
        var options = _services.Options;
        return
        [
            Fact("version", typeof(SystemHandler).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown"),
            Fact("akka", typeof(ActorSystem).Assembly.GetName().Version!.ToString(3)),
            Fact("address", Cluster.Get(_services.System).SelfAddress.ToString()),
            Fact("roles", string.Join(',', options.Roles)),
            Fact("store", _services.Store.Kind),
            Fact("runtime", RuntimeInformation.FrameworkDescription),
            Fact("os", RuntimeInformation.OSDescription),
            Fact("machine", Environment.MachineName),
            Fact("processors", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)),
            Fact("process", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)),
            Fact("memory", string.Create(CultureInfo.InvariantCulture, $"{Environment.WorkingSet / 1_000_000} MB")),
            Fact("max-workers", options.Spawn.MaxWorkers.ToString(CultureInfo.InvariantCulture)),
        ];
    }

    private static CommandResponse Fact(string name, string value) => CommandResponse.Of($"{name}: {value}", new Dictionary<string, string> { ["name"] = name, ["value"] = value });
}
