using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Planning;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Node.Security;
using SceneScout.Simulator;
using Xunit;

namespace SceneScout.Node.Tests.Shell;

/// <summary>One real node on SQLite against the simulated sources, with a token of each scope; a small plan has run through it.</summary>
public class NodeFixture : IAsyncLifetime
{
    internal const string Admin = "planted-admin-token";
    internal const string Operate = "planted-operate-token";
    internal const string Read = "planted-read-token";
    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-shell-").FullName;
    private readonly string _masterKey = MasterKey.Create();
    private SimulatorHost _simulator = null!;

    internal ScoutNode Node { get; private set; } = null!;

    internal HttpClient Http { get; private set; } = null!;

    /// <summary>The simulated sources.</summary>
    internal SimulatorHost Simulator => _simulator;

    /// <summary>The folder of the node's store.</summary>
    internal string Folder => _folder;

    /// <summary>What seals the keys in its store.</summary>
    internal string Master => _masterKey;

    /// <summary>The stages that it knows.</summary>
    protected virtual StageRegistry Stages => StageRegistry.BuiltIn;

    /// <summary>Settings of the node on top of the common ones.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> Over => [];

    /// <summary>Whether the stages are those that the settings switch on.</summary>
    protected virtual bool OwnStages => Pictures;

    /// <summary>Whether the simulated sources serve pictures.</summary>
    protected virtual bool Pictures => false;

    public async Task InitializeAsync()
    {
        _simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Seed = 1, Events = 1000, Port = 0, ServePictures = Pictures }, CancellationToken.None);
        var settings = new Dictionary<string, string>
        {
            ["store.folder"] = _folder,
            ["http.port"] = "0",
            ["http.token"] = Admin,
            ["http.operate-token"] = Operate,
            ["http.read-token"] = Read,
            ["security.master-key"] = _masterKey,
            ["security.key-poll"] = "100ms",
            ["spawn.idle-poll"] = "100ms",
            ["sources.yelp.api-key"] = "simulated-key-of-yelp",
            ["sources.yelp.base-address"] = $"{_simulator.BaseAddressOf("yelp")}",
            ["sources.yelp.calls-per-second"] = "20",
        };
        foreach (var (key, text) in Over)
            settings[key] = text;
        Node = await ScoutNode.StartAsync(OptionsReader.Read(ConfigFiles.Load([], settings, stages: OwnStages ? null : Stages)), [TargetCities.Find("Berlin")!], Microsoft.Extensions.Logging.LogLevel.Error, CancellationToken.None);
        Http = new HttpClient { BaseAddress = Node.Address };
        Http.DefaultRequestHeaders.Authorization = new("Bearer", Admin);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Node.DisposeAsync();
        await _simulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a verb and answers its text.</summary>
    internal async Task<string> TextAsync(string palette, string verb, params (string Name, string Value)[] arguments)
    {
        using var answer = await SendAsync(palette, verb, Admin, "text/plain", arguments);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{palette} {verb}: {text}");
        return text.TrimEnd('\n');
    }

    /// <summary>Runs a verb and answers its data.</summary>
    internal async Task<JsonArray> DataAsync(string palette, string verb, params (string Name, string Value)[] arguments)
    {
        using var answer = await SendAsync(palette, verb, Admin, "application/json", arguments);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonArray>())!;
    }

    /// <summary>Runs a verb that is refused and answers status and detail.</summary>
    internal async Task<(int Status, string Detail)> RefusedAsync(string palette, string verb, string token, params (string Name, string Value)[] arguments)
    {
        using var answer = await SendAsync(palette, verb, token, "application/json", arguments);
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>();
        return ((int)answer.StatusCode, body!["detail"]!.ToString());
    }

    /// <summary>Asserts a claim until it holds.</summary>
    internal static async Task EventuallyAsync(Func<Task> claim)
    {
        for (var left = 600; ; left--)
            try
            {
                await claim();
                return;
            }
            catch (Exception e) when (left > 0 && e is Xunit.Sdk.XunitException or IndexOutOfRangeException)
            {
                await Task.Delay(100);
            }
    }

    private async Task<HttpResponseMessage> SendAsync(string palette, string verb, string token, string accept, (string Name, string Value)[] arguments)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/palettes/{palette}/{verb}")
        {
            Content = JsonContent.Create(new { arguments = arguments.GroupBy(a => a.Name).ToDictionary(g => g.Key, g => g.Select(a => a.Value)) }),
        };
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.Accept.ParseAdd(accept);
        return await Http.SendAsync(request);
    }
}

[CollectionDefinition(Name)]
public sealed class NodeCollection : ICollectionFixture<NodeFixture>
{
    public const string Name = "one running node";
}
