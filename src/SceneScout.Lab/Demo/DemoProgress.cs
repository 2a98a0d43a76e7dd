using SceneScout.Actors.Workers.Images;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Hosting;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace SceneScout.Lab.Demo;

/// <summary>Shows a run while it runs: a live picture in a terminal, plain lines elsewhere.</summary>
internal sealed class DemoProgress(ScoutNode node, Func<TimeSpan> elapsed)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(1);

    /// <summary>Watches until the plan is done.</summary>
    /// <returns>The last report.</returns>
    public Task<DemoReport> WatchAsync(CancellationToken cancellation) =>
        AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected ? PictureAsync(cancellation) : LinesAsync(cancellation);

    private async Task<DemoReport> PictureAsync(CancellationToken cancellation)
    {
        DemoReport? report = null;
        await AnsiConsole.Live(new Text("Starting…")).AutoClear(false).StartAsync(async live =>
        {
            await LoopAsync(async now =>
            {
                live.UpdateTarget(await PictureOfAsync(now, cancellation));
                report = now;
            }, cancellation);
        });
        return report!;
    }

    private async Task<DemoReport> LinesAsync(CancellationToken cancellation)
    {
        var next = TimeSpan.Zero;
        DemoReport? report = null;
        await LoopAsync(now =>
        {
            report = now;
            if (elapsed() >= next || now.Tasks.Done)
            {
                Console.WriteLine(
                    $"{now.Seconds,6:0.0} s  tasks: {now.Tasks.Queued} live, {now.Tasks.Succeeded} done  listings: {now.Listings.Discovered} discovered, {now.Listings.Ingested} ingested, {now.Listings.Unchanged} unchanged, {now.Listings.Rejected} rejected  events: {now.Events.Canonical} ({now.Events.DuplicatesMerged} duplicates merged), {now.Events.Processed} processed");
                next = elapsed() + LineEvery;
            }

            return Task.CompletedTask;
        }, cancellation);
        return report!;
    }

    private async Task LoopAsync(Func<DemoReport, Task> show, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Beat);
        do
        {
            var report = await DemoReport.ReadAsync(node, elapsed(), cancellation);
            await show(report);
            if (report.Tasks.Done)
                return;
        }
        while (await timer.WaitForNextTickAsync(cancellation));
    }

    private async Task<IRenderable> PictureOfAsync(DemoReport now, CancellationToken cancellation)
    {
        var counts = await node.Store.Tasks.CountAsync(cancellation);
        var stages = new Table().Border(TableBorder.Rounded).Title($"[bold]SceneScout[/]  {now.Seconds:0.0} s")
            .AddColumn("Stage").AddColumn(Right("Queued")).AddColumn(Right("Running")).AddColumn(Right("Done")).AddColumn(Right("Items")).AddColumn(Right("per second"));
        foreach (var type in node.Services.Stages.Types)
        {
            long Of(TaskState state) => counts.Where(c => c.Type == type && c.State == state).Sum(c => c.Count);
            var items = ItemsOf(type, now);
            stages.AddRow(type.Name(), $"{Of(TaskState.Queued)}", $"{Of(TaskState.Leased)}", $"{Of(TaskState.Succeeded)}", $"{items}", $"{items / Math.Max(now.Seconds, 0.1):0}");
        }

        var sources = new Table().Border(TableBorder.Rounded).AddColumn("Source").AddColumn(Right("Calls")).AddColumn(Right("Refused (429)"));
        foreach (var (source, calls) in now.ApiCalls)
            sources.AddRow(Markup.Escape(source), $"{calls.Calls}", $"{calls.Status429}");
        var summary = new Markup(
            $"[bold green]{now.Events.Canonical}[/] events from {now.Listings.Ingested} listings, [bold]{now.Events.DuplicatesMerged}[/] duplicates merged, {now.Listings.Unchanged} seen again, {now.Listings.Rejected} rejected, {now.Venues} venues");
        return new Rows(new Columns(stages, sources).Collapse(), summary);
    }

    private static long ItemsOf(TaskType type, DemoReport now) =>
        type == TaskType.Discovery ? now.Listings.Discovered
        : type == TaskType.Ingestion ? now.Listings.Ingested
        : type == TaskType.Processing ? now.Events.Processed
        : type == ImagesStage.Type ? now.Events.Pictures ?? 0
        : throw new ArgumentException($"The demo counts nothing of '{type}'.", nameof(type));

    private static TableColumn Right(string name) => new TableColumn(name).RightAligned();
}
