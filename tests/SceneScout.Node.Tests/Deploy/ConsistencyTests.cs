using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SceneScout.Cli.Commands;
using SceneScout.Node.Configuration;
using SceneScout.Node.Tests.Telemetry;
using Xunit;

namespace SceneScout.Node.Tests.Deploy;

/// <summary>The deployment files against the program: settings, ports, routes, flags, metrics.</summary>
public sealed partial class ConsistencyTests
{
    private static readonly JsonNode Pod = DeployFiles.Kubernetes("StatefulSet")["spec"]!["template"]!["spec"]!;
    private static readonly JsonNode Compose = DeployFiles.Document("docker-compose.yml");

    public static TheoryData<string, Dictionary<string, string>> Environments() => new()
    {
        { "node-1", DeployFiles.ComposeEnvironment("node-1") },
        { "node-2", DeployFiles.ComposeEnvironment("node-2") },
        { "node-3", DeployFiles.ComposeEnvironment("node-3") },
        { "k8s", DeployFiles.KubernetesEnvironment() },
    };

    [Theory]
    [MemberData(nameof(Environments))]
    public void Every_variable_is_a_setting_and_all_together_make_a_node(string where, Dictionary<string, string> environment)
    {
        var known = Settings.All.Values.SelectMany(s => s.Environment).ToHashSet();
        Assert.All(environment.Keys.Where(name => name != "POD_NAME"), name => Assert.True(known.Contains(name) || name.StartsWith("SCENESCOUT__", StringComparison.Ordinal), $"{where}: {name}"));
        // The files of certificates are on the pod alone.
        var layers = EnvironmentLayer.Read(environment).Where(l => !l.Origin.Contains("tls", StringComparison.Ordinal)).ToList();

        var options = OptionsReader.Read(EffectiveConfig.Of(
            [HoconLayers.Read("scenescout.conf", ConfigFiles.Shipped("scenescout.conf")), .. Presets.Chosen(layers), .. layers]));

        Assert.Equal("postgres", options.Store.Kind);
        Assert.Equal(2, options.MinMembers);
        Assert.All(options.Seeds, seed => Assert.EndsWith($":{options.NodePort}", seed, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_certificate_variable_is_a_setting() => Assert.All(
        EnvironmentLayer.Read(DeployFiles.KubernetesEnvironment()).SelectMany(l => l.Values.Keys), key => Assert.Contains(key, Settings.All.Keys));

    [Fact]
    public void Ports_are_the_same_everywhere()
    {
        var environment = DeployFiles.KubernetesEnvironment();
        var (node, http) = (Number(environment["SCENESCOUT__node__port"]), Number(environment["SCENESCOUT__http__port"]));
        var ports = Pod["containers"]![0]!["ports"]!.AsArray().ToDictionary(p => p!["name"]!.GetValue<string>(), p => Number(p!["containerPort"]!));

        Assert.Equal((node, http), (ports["cluster"], ports["http"]));
        Assert.All(DeployFiles.Documents("deploy/k8s/service.yaml").SelectMany(s => s["spec"]!["ports"]!.AsArray()), p => Assert.Contains(p!["targetPort"]!.GetValue<string>(), ports.Keys));
        var allowed = DeployFiles.Kubernetes("NetworkPolicy")["spec"]!["ingress"]!.AsArray().SelectMany(i => i!["ports"]!.AsArray()).Select(p => Number(p!["port"]!));
        Assert.Equal([node, http], allowed);
        Assert.Matches($@"EXPOSE {http} {node}\b", DeployFiles.Text("Dockerfile"));
        foreach (var name in new[] { "node-1", "node-2", "node-3" })
        {
            var compose = DeployFiles.ComposeEnvironment(name);
            Assert.Equal((node, http), (Number(compose["SCENESCOUT__node__port"]), Number(compose["SCENESCOUT__http__port"])));
            Assert.EndsWith($":{http}", Assert.Single(Compose["services"]![name]!["ports"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);
            Assert.Contains($"/{http} ", Compose["services"]![name]!["healthcheck"]!["test"]!.ToString(), StringComparison.Ordinal);
        }

        var targets = DeployFiles.Document("deploy/prometheus/prometheus.yml")["scrape_configs"]![0]!["static_configs"]![0]!["targets"]!.AsArray().Select(t => t!.GetValue<string>());
        Assert.Equal([$"node-1:{http}", $"node-2:{http}", $"node-3:{http}"], targets);
    }

    [Fact]
    public void Nodes_get_longer_to_stop_than_they_take()
    {
        var grace = OptionsReader.Read(ConfigFiles.Load([], new Dictionary<string, string>())).GracePeriod;

        Assert.True(TimeSpan.FromSeconds(Number(Pod["terminationGracePeriodSeconds"]!)) > grace);
        Assert.True(SpanText.Read(Compose["services"]!["node-1"]!["stop_grace_period"]!.GetValue<string>()) > grace);
    }

    [Fact]
    public void Readiness_is_more_patient_than_a_failover_and_probes_ask_routes_that_exist()
    {
        var ready = Pod["containers"]![0]!["readinessProbe"]!;
        Assert.True(Number(ready["periodSeconds"]!) * Number(ready["failureThreshold"]!) > 25);
        Assert.Equal("/health/ready", ready["httpGet"]!["path"]!.GetValue<string>());
        Assert.Equal("/health/live", Pod["containers"]![0]!["livenessProbe"]!["httpGet"]!["path"]!.GetValue<string>());
    }

    [Fact]
    public void Seeds_are_pods_that_always_run_under_names_that_always_resolve()
    {
        var set = DeployFiles.Kubernetes("StatefulSet");
        var nodes = DeployFiles.Kubernetes("Service", set["spec"]!["serviceName"]!.GetValue<string>());
        var seeds = DeployFiles.KubernetesEnvironment()["SCENESCOUT__node__seeds"].Split(',').Select(s => s.Split(':')[0]);

        Assert.Equal(Enumerable.Range(0, 3).Select(i => $"scenescout-{i}.{nodes["metadata"]!["name"]}"), seeds);
        Assert.True(Number(set["spec"]!["replicas"]!) >= 3 && Number(DeployFiles.Kubernetes("HorizontalPodAutoscaler")["spec"]!["minReplicas"]!) >= 3);
        Assert.Equal("None", nodes["spec"]!["clusterIP"]!.GetValue<string>());
        Assert.True(nodes["spec"]!["publishNotReadyAddresses"]!.GetValue<bool>());
        Assert.Equal("Parallel", set["spec"]!["podManagementPolicy"]!.GetValue<string>());
    }

    [Fact]
    public void Every_key_of_a_secret_is_in_its_template()
    {
        var keys = DeployFiles.Kubernetes("Secret")["stringData"]!.AsObject().Select(k => k.Key).ToHashSet();
        var used = Pod["containers"]![0]!["env"]!.AsArray().Select(e => e!["valueFrom"]?["secretKeyRef"]?["key"]?.GetValue<string>()).OfType<string>();

        Assert.All(used, key => Assert.Contains(key, keys));
        Assert.Equal(Pod["volumes"]![0]!["secret"]!["secretName"]!.GetValue<string>(), DeployFiles.Kubernetes("Secret", "scenescout-tls")["metadata"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public void Containers_call_the_program_as_it_wants_to_be_called()
    {
        var root = new RootCommand();
        foreach (var command in NodeCommands.Create())
            root.Add(command);
        string[] Words(JsonNode list) => [.. list.AsArray().Select(w => w!.GetValue<string>())];

        Assert.Empty(root.Parse(Words(Pod["containers"]![0]!["args"]!)).Errors);
        Assert.Empty(root.Parse(Words(Compose["services"]!["simulator"]!["command"]!)).Errors);
    }

    [Fact]
    public async Task Every_metric_of_rules_and_dashboard_is_served_by_a_node()
    {
        var rules = DeployFiles.Document("deploy/prometheus/alerts.yml")["groups"]!.AsArray().SelectMany(g => g!["rules"]!.AsArray()).Select(r => r!["expr"]!.GetValue<string>());
        var panels = JsonNode.Parse(DeployFiles.Text("deploy/grafana/dashboards/scenescout.json"))!["panels"]!.AsArray()
            .SelectMany(p => p!["targets"]?.AsArray() ?? []).Select(t => t!["expr"]!.GetValue<string>());
        var used = rules.Concat(panels).SelectMany(expression => Metric().Matches(expression).Select(m => m.Value)).Distinct().ToList();
        var served = await Exported.NamesAsync();

        Assert.True(used.Count > 20, "the pattern finds the metrics");
        Assert.All(used, name => Assert.Contains(name, served));
    }

    [Fact]
    public void The_dashboard_asks_the_datasource_that_is_provisioned()
    {
        var uid = DeployFiles.Document("deploy/grafana/provisioning/datasources/prometheus.yml")["datasources"]![0]!["uid"]!.GetValue<string>();
        var asked = JsonNode.Parse(DeployFiles.Text("deploy/grafana/dashboards/scenescout.json"))!["panels"]!.AsArray().Select(p => p!["datasource"]?["uid"]?.GetValue<string>()).OfType<string>();

        Assert.Equal([uid], asked.Distinct());
    }

    private static int Number(JsonNode node) => Number(node.ToString());

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(spawn|http_server)_[a-z_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Metric();
}
