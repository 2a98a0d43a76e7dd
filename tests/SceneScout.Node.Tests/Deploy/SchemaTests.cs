using NJsonSchema;
using Xunit;

namespace SceneScout.Node.Tests.Deploy;

/// <summary>The deployment files against schemas of the parts of their formats that they use. Unknown fields are mistakes: the real readers ignore or refuse them.</summary>
public sealed class SchemaTests
{
    [Theory]
    [InlineData("docker-compose.yml", "compose")]
    [InlineData("deploy/prometheus/prometheus.yml", "prometheus")]
    [InlineData("deploy/prometheus/alerts.yml", "alerts")]
    [InlineData("deploy/grafana/provisioning/datasources/prometheus.yml", "grafana-datasources")]
    [InlineData("deploy/grafana/provisioning/dashboards/scenescout.yml", "grafana-providers")]
    [InlineData("deploy/k8s/kustomization.yaml", "kustomization")]
    [InlineData("deploy/k8s/statefulset.yaml", "k8s-statefulset")]
    [InlineData("deploy/k8s/service.yaml", "k8s-service")]
    [InlineData("deploy/k8s/disruption-budget.yaml", "k8s-disruption-budget")]
    [InlineData("deploy/k8s/network-policy.yaml", "k8s-network-policy")]
    [InlineData("deploy/k8s/autoscaler.yaml", "k8s-autoscaler")]
    [InlineData("deploy/k8s/secret.example.yaml", "k8s-secret")]
    public async Task A_file_has_the_shape_that_its_reader_wants(string file, string schema)
    {
        var documents = DeployFiles.Documents(file);

        Assert.NotEmpty(documents);
        foreach (var document in documents)
            await CheckAsync(document.ToJsonString(), schema);
    }

    [Fact]
    public async Task The_dashboard_has_the_shape_that_grafana_wants() => await CheckAsync(DeployFiles.Text("deploy/grafana/dashboards/scenescout.json"), "grafana-dashboard");

    [Theory]
    [InlineData("k8s-statefulset", "deploy/k8s/statefulset.yaml", "\"replicas\"", "\"replica\"")]
    [InlineData("alerts", "deploy/prometheus/alerts.yml", "\"for\":\"5m\"", "\"for\":\"five minutes\"")]
    [InlineData("compose", "docker-compose.yml", "\"stop_grace_period\"", "\"stop_grace\"")]
    public async Task A_slip_is_found(string schema, string file, string right, string wrong)
    {
        var json = DeployFiles.Document(file).ToJsonString();

        Assert.Contains(right, json, StringComparison.Ordinal);
        Assert.NotEmpty((await SchemaAsync(schema)).Validate(json.Replace(right, wrong, StringComparison.Ordinal)));
    }

    private static async Task CheckAsync(string json, string schema)
    {
        var errors = (await SchemaAsync(schema)).Validate(json);
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    private static Task<JsonSchema> SchemaAsync(string name) =>
        JsonSchema.FromJsonAsync(DeployFiles.Text($"tests/SceneScout.Node.Tests/Deploy/Schemas/{name}.json"));
}
