using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace SceneScout.Node.Tests.Deploy;

/// <summary>The deployment files of the repository, as JSON.</summary>
internal static partial class DeployFiles
{
    /// <summary>The repository's folder.</summary>
    public static readonly string Root = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
    private static readonly ISerializer Json = new SerializerBuilder().JsonCompatible().Build();

    /// <summary>Text of a file.</summary>
    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Documents of a YAML file.</summary>
    public static List<JsonNode> Documents(string path)
    {
        var parser = new MergingParser(new Parser(new StringReader(Text(path))));
        parser.Consume<StreamStart>();
        var documents = new List<JsonNode>();
        while (parser.Accept<DocumentStart>(out _))
            documents.Add(JsonNode.Parse(Json.Serialize(Yaml.Deserialize<object>(parser)))!);
        return documents;
    }

    /// <summary>The one document of a YAML file.</summary>
    public static JsonNode Document(string path) => Assert.Single(Documents(path));

    /// <summary>The Kubernetes object of a kind; the named one when there are several.</summary>
    public static JsonNode Kubernetes(string kind, string name = "scenescout") => Directory.GetFiles(Path.Combine(Root, "deploy/k8s"), "*.yaml").Order()
        .SelectMany(file => Documents(Path.GetRelativePath(Root, file)))
        .Single(o => o["kind"]!.GetValue<string>() == kind && o["metadata"]?["name"]?.GetValue<string>() == name);

    /// <summary>Environment of the node in Kubernetes; what comes from secrets or the pod has a stand-in.</summary>
    public static Dictionary<string, string> KubernetesEnvironment() => Kubernetes("StatefulSet")["spec"]!["template"]!["spec"]!["containers"]![0]!["env"]!.AsArray()
        .ToDictionary(e => e!["name"]!.GetValue<string>(), e => e!["value"]?.ToString() ?? StandIn(e["name"]!.GetValue<string>()));

    /// <summary>Environment of a service in docker-compose.yml with nothing set in .env but what it demands.</summary>
    public static Dictionary<string, string> ComposeEnvironment(string service) => Document("docker-compose.yml")["services"]![service]!["environment"]!.AsObject()
        .ToDictionary(e => e.Key, e => Variable().Replace(e.Value!.ToString(), v => v.Groups["default"].Success ? v.Groups["default"].Value : "given"));

    private static string StandIn(string name) => name == "SCENESCOUT_POSTGRES" ? "Host=postgres" : "given";

    private static string Find(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "SceneScout.Actors.sln")) ? folder.FullName : Find(folder.Parent!);

    [GeneratedRegex(@"\$\{\w+(:-(?<default>[^}]*)|:\?[^}]*)?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
