using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using SceneScout.Lab.Clusters;

namespace SceneScout.Cluster.Tests.Network;

/// <summary>A network namespace a node, each with two cables: one to this machine (database, sources, HTTP), one to a switch that the nodes talk over. Cables can be plugged into a second switch, which tears the cluster into halves, or pulled.</summary>
internal sealed class TornNetwork : IDisposable
{
    /// <summary>Null where namespaces, bridges and cables between them can be made; else why not.</summary>
    public static readonly string? WhyMissing = Probe();

    // Names of interfaces have at most 15 letters. The addresses are those that RFC 2544 keeps for tests of networks.
    private static readonly int Block = Environment.ProcessId % 250;
    private readonly string _name = $"ss{Environment.ProcessId}";
    private readonly List<string[]> _undo = [];

    /// <summary>Makes it.</summary>
    /// <exception cref="InvalidOperationException">The machine does not allow it; the message is that of <c>ip</c>.</exception>
    public TornNetwork(int nodes)
    {
        try
        {
            foreach (var bridge in new[] { Outside, Switch(1), Switch(2) })
            {
                Do("link", "add", bridge, "type", "bridge");
                _undo.Add(["link", "del", bridge]);
                Do("link", "set", bridge, "up");
            }

            Do("addr", "add", $"{Address}/24", "dev", Outside);
            for (var node = 1; node <= nodes; node++)
            {
                Do("netns", "add", Space(node));
                _undo.Add(["netns", "del", Space(node)]);
                In(node, "link", "set", "lo", "up");
                Plug(node, Outer(node), "outer", $"198.18.{Block}.{node}/24", Outside);
                Plug(node, Inner(node), "inner", $"198.19.{Block}.{node}/24", Switch(1));
            }
        }
        catch
        {
            Dispose();
            throw;
        }

        Places = [.. Enumerable.Range(1, nodes).Select(node => new LocalPlace(IPAddress.Parse($"198.19.{Block}.{node}"), IPAddress.Parse($"198.18.{Block}.{node}"))
        {
            Before = ["ip", "netns", "exec", Space(node)],
        })];
    }

    /// <summary>This machine's address for the nodes.</summary>
    public static IPAddress Address => IPAddress.Parse($"198.18.{Block}.254");

    /// <summary>Where the nodes run.</summary>
    public ImmutableArray<LocalPlace> Places { get; }

    private string Outside => $"{_name}o";

    /// <summary>Lets these nodes hear only each other, and the rest only the rest.</summary>
    public void Tear(IEnumerable<LocalNode> half)
    {
        foreach (var node in half)
            Do("link", "set", Inner(node.Number), "master", Switch(2));
    }

    /// <summary>Cuts nodes off from this machine: database and sources.</summary>
    public void Isolate(IEnumerable<LocalNode> nodes)
    {
        foreach (var node in nodes)
            Do("link", "set", Outer(node.Number), "down");
    }

    /// <summary>Lets everybody reach everybody again.</summary>
    public void Heal()
    {
        for (var node = 1; node <= Places.Length; node++)
        {
            Do("link", "set", Inner(node), "master", Switch(1));
            Do("link", "set", Outer(node), "up");
        }
    }

    public void Dispose()
    {
        _undo.Reverse();
        foreach (var step in _undo)
            Run(step);
    }

    private void Plug(int node, string cable, string name, string address, string bridge)
    {
        Do("link", "add", cable, "type", "veth", "peer", "name", name, "netns", Space(node));
        Do("link", "set", cable, "master", bridge, "up");
        In(node, "addr", "add", address, "dev", name);
        In(node, "link", "set", name, "up");
    }

    private string Switch(int number) => $"{_name}s{number}";

    private string Space(int node) => $"{_name}-{node}";

    private string Outer(int node) => $"{_name}o{node}";

    private string Inner(int node) => $"{_name}i{node}";

    private void In(int node, params string[] line) => Do(["-n", Space(node), .. line]);

    private static void Do(params string[] line)
    {
        if (Run(line) is { } refusal)
            throw new InvalidOperationException(refusal);
    }

    // Null when it worked.
    private static string? Run(string[] line)
    {
        using var ip = Process.Start(new ProcessStartInfo("ip", line) { RedirectStandardError = true })!;
        var said = ip.StandardError.ReadToEnd();
        ip.WaitForExit();
        return ip.ExitCode == 0 ? null : $"ip {string.Join(' ', line)}: {said.Trim()}";
    }

    private static string? Probe()
    {
        if (!OperatingSystem.IsLinux())
            return "Network namespaces exist on Linux only.";
        try
        {
            using var network = new TornNetwork(1);
            return Run(["netns", "exec", network.Space(1), "true"]);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return $"Network namespaces cannot be made here. {e.Message}";
        }
    }
}
