using SceneScout.EndToEnd.Tests.Support;

namespace SceneScout.EndToEnd.Tests.Demo;

/// <summary>The disk below the embedded store fills up in the middle of a run: that is said, and with room again the run ends with exactly the events of one that nothing disturbed.</summary>
public sealed class FullDiskTests
{
    [SmallDiskFact]
    public async Task A_full_disk_is_named_and_work_goes_on_by_itself_once_there_is_room()
    {
        using var disk = new SmallDisk();
        await using var demo = await DemoRun.StartAsync(disk.Path);
        disk.Fill();
        await demo.SaysAsync("disk is full");
        disk.Empty();

        var report = await demo.ReportAsync();
        var events = await demo.EventsAsync();
        Ledger.AssertAddsUp(report, events);
        Assert.Equal((await UndisturbedRun.SharedAsync()).Events, events);
        var verdict = await ScoutBinary.RunAsync("/", "verify", "--data", disk.Path);
        Assert.True(verdict.Code == 0, verdict.Text);
        Assert.Equal(0, await demo.StopAsync());
    }
}
