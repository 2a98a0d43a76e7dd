using System.Text.Json.Nodes;

namespace SceneScout.EndToEnd.Tests.Support;

/// <summary>One run of the demo on SQLite that nothing disturbs. It stays up after its plan is done; many tests look at it.</summary>
internal sealed class UndisturbedRun
{
    private static readonly Lazy<Task<UndisturbedRun>> Shared = new(StartAsync);
    private readonly DemoRun _demo;

    private UndisturbedRun(DemoRun demo, string folder, JsonNode report, IReadOnlyList<string> events) =>
        (_demo, Folder, Report, Events) = (demo, folder, report, events);

    public string Folder { get; }

    public JsonNode Report { get; }

    /// <summary>As they stood when the plan was done.</summary>
    public IReadOnlyList<string> Events { get; }

    public HttpClient Http => _demo.Http;

    public static Task<UndisturbedRun> SharedAsync() => Shared.Value;

    public Task<JsonNode> GetAsync(string path) => _demo.GetAsync(path);

    private static async Task<UndisturbedRun> StartAsync()
    {
        var folder = new TemporaryFolder();
        var demo = await DemoRun.StartAsync(folder.Path);
        var run = new UndisturbedRun(demo, folder.Path, await demo.ReportAsync(), await demo.EventsAsync());
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            demo.KillAsync().GetAwaiter().GetResult();
            folder.Dispose();
        };
        return run;
    }
}
