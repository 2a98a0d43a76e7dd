using SceneScout.Actors.Channels.Requests;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Channels;

public sealed class DeadlineReaderTests
{
    private const string Parameters = "\"parameters\":{\"eventIds\":[\"00000000-0000-0000-0000-000000000009\"]}";
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset InAnHour = Now.AddHours(1);

    [Theory]
    [InlineData("1798808400000")]
    [InlineData("\"2027-01-01T13:00:00Z\"")]
    [InlineData("\"2027-01-01T14:00:00+01:00\"")]
    public void A_task_may_have_a_deadline(string deadline) => Assert.Equal(InAnHour, Assert.IsType<RequestedWork.OneTask>(
        Read($$$"""{"task":{"type":"processing","deadline":{{{deadline}}},{{{Parameters}}}}}""").Work).Task.Deadline);

    [Fact]
    public void Without_one_a_task_has_none() =>
        Assert.Null(Assert.IsType<RequestedWork.OneTask>(Read($$$"""{"task":{"type":"processing",{{{Parameters}}}}}""").Work).Task.Deadline);

    [Fact]
    public void A_request_may_have_one_for_its_tasks_that_have_none()
    {
        var read = Read($$$"""{"deadline":"2027-01-01T13:00:00Z","tasks":[{"type":"processing",{{{Parameters}}}},{"type":"processing","deadline":"2027-01-01T12:00:01Z",{{{Parameters}}}}]}""");

        Assert.Equal([InAnHour, Now.AddSeconds(1)], Assert.IsType<RequestedWork.ManyTasks>(read.Work).Tasks.Select(task => task.Deadline!.Value));
        Assert.Equal(InAnHour, Assert.IsType<RequestedWork.OneTask>(Read($$$"""{"deadline":1798808400000,"task":{"type":"processing",{{{Parameters}}}}}""").Work).Task.Deadline);
    }

    [Fact]
    public void So_may_a_plan()
    {
        Assert.Equal(InAnHour, Assert.IsType<RequestedWork.Discovery>(Read("""{"deadline":1798808400000}""", "discovery").Work).Command.Deadline);
        Assert.Null(Assert.IsType<RequestedWork.Discovery>(Read("{}", "discovery").Work).Command.Deadline);
        Assert.StartsWith("params.deadline '1' is not accepted: an instant after", Read("""{"deadline":1}""", "discovery").Mistake!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"soon\"")]
    [InlineData("1798804800000")]
    [InlineData("1798808400")]
    [InlineData("-1")]
    [InlineData("9223372036854775807")]
    [InlineData("1798808400000.5")]
    [InlineData("{}")]
    [InlineData("true")]
    [InlineData("\"2029-01-01T12:00:00Z\"")]
    public void One_that_is_none_or_past_or_too_far_is_refused_by_name(string deadline)
    {
        var one = Read($$$"""{"task":{"type":"processing","deadline":{{{deadline}}},{{{Parameters}}}}}""").Mistake;
        var second = Read($$$"""{"tasks":[{"type":"processing",{{{Parameters}}}},{"type":"processing","deadline":{{{deadline}}},{{{Parameters}}}}]}""").Mistake;
        var all = Read($$$"""{"deadline":{{{deadline}}},"task":{"type":"processing",{{{Parameters}}}}}""").Mistake;

        Assert.All([one, second, all], mistake => Assert.Equal(FaultKind.Validation, mistake!.Kind));
        Assert.StartsWith("params.task.deadline '", one!.Message, StringComparison.Ordinal);
        Assert.StartsWith("params.tasks[1].deadline '", second!.Message, StringComparison.Ordinal);
        Assert.StartsWith("params.deadline '", all!.Message, StringComparison.Ordinal);
    }

    private static (RequestedWork? Work, SpawnFault? Mistake) Read(string parameters, string action = "task") => RequestReader.Read(
        Guid.NewGuid(), action, parameters, Now, SourceSet.Create(new Dictionary<SourceName, SourceOptions>(), TimeProvider.System), StageRegistry.BuiltIn);
}
